/**
 * What a backend is asked: {@link org.erlangen.conformance.internal.backend.Case}s, each a computation that runs on the reference
 * device and on the one under test, and tests of memory.
 */
@NullMarked
package org.erlangen.conformance.internal.backend;

import org.jspecify.annotations.NullMarked;
