/**
 * The command line.
 *
 * <p>{@link org.erlangen.launcher.Main} starts it, {@link org.erlangen.launcher.Commands} lists what it can do, {@link
 * org.erlangen.launcher.Surroundings} is all that it takes from the process it runs in, {@link org.erlangen.launcher.Failures} is how it ends
 * when something is wrong. Results go to standard output; progress and everything else to standard error.
 */
@NullMarked
package org.erlangen.launcher;

import org.jspecify.annotations.NullMarked;
