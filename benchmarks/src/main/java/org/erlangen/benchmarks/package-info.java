/**
 * Each primitive against what the machine can do.
 *
 * <p>{@link org.erlangen.benchmarks.ShortRun} prints a table in a minute; {@link org.erlangen.benchmarks.PrimitiveBenchmark} measures the same
 * cases under JMH.
 */
@NullMarked
package org.erlangen.benchmarks;

import org.jspecify.annotations.NullMarked;
