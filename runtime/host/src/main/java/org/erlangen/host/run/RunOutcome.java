package org.erlangen.host.run;

import java.nio.file.Path;

/** How a run ended, when it did not fail. */
public sealed interface RunOutcome {
    /** The run directory. */
    Path directory();

    /**
     * It is done.
     *
     * @param directory the run directory
     * @param result what it found
     */
    record Finished(Path directory, Result result) implements RunOutcome {}

    /**
     * The user stopped it; the checkpoint holds the state after the last whole step.
     *
     * @param directory the run directory
     * @param checkpoint the checkpoint
     * @param fit the fit that was stopped
     * @param epoch the epoch that was not finished, from 1
     */
    record Interrupted(Path directory, Path checkpoint, String fit, int epoch) implements RunOutcome {}
}
