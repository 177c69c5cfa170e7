/**
 * Who computes: the primitives that a backend implements, and nothing else.
 *
 * <p>Differentiation, random numbers and everything built from them stand above, once, for every backend.
 */
@NullMarked
package org.erlangen.api.backend;

import org.jspecify.annotations.NullMarked;
