/**
 * The reference device, which defines every primitive in plain loops, and the kits that compare others with it.
 */
@NullMarked
package org.erlangen.conformance;

import org.jspecify.annotations.NullMarked;
