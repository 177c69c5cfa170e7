/**
 * The reference device, which defines every primitive in plain loops, the kits that compare others with it, and the reader of reference values.
 */
@NullMarked
package org.erlangen.conformance;

import org.jspecify.annotations.NullMarked;
