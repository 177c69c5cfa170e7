/**
 * A run: from an experiment to a folder with its results.
 *
 * <p>One direction: {@link org.erlangen.host.run.Job} says what to run; {@link org.erlangen.host.run.Composer} turns its experiment into
 * problems, or refuses with every mistake; {@link org.erlangen.host.run.Run} trains them and writes the run directory. {@link
 * org.erlangen.host.run.Check} composes and computes shapes, no numbers.
 */
@NullMarked
package org.erlangen.host.run;

import org.jspecify.annotations.NullMarked;
