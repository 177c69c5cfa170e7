/**
 * The primitives as pure functions of {@link org.erlangen.conformance.internal.reference.Dense} arrays, written to be read.
 *
 * <p>All of them compute in float64; the device rounds a result once, when it is stored.
 */
@NullMarked
package org.erlangen.conformance.internal.reference;

import org.jspecify.annotations.NullMarked;
