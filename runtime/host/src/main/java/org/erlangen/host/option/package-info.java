/**
 * Records of options, seen by reflection: which options there are, of which types, with which ranges and defaults.
 *
 * <p>A {@link org.erlangen.host.option.Schema} has {@link org.erlangen.host.option.Field}s, a field has an {@link org.erlangen.host.option.OptionType}.
 */
@NullMarked
package org.erlangen.host.option;

import org.jspecify.annotations.NullMarked;
