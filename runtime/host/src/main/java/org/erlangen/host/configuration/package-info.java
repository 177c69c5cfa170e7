/**
 * Experiment files: strict YAML that becomes an {@link org.erlangen.host.configuration.Experiment}, or a list of every mistake with its line.
 *
 * <p>Plugins describe their options by records whose components carry {@link org.erlangen.api.provider.Option}; binding, the reference of options
 * and the resolved file that a run keeps all follow from these. The host's own sections are such records too.
 */
@NullMarked
package org.erlangen.host.configuration;

import org.jspecify.annotations.NullMarked;
