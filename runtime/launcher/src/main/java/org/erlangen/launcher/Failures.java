package org.erlangen.launcher;

import java.io.PrintWriter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.NumericalException;

/**
 * How a failure is told: sentences for the user, an exit code for scripts, the stack trace only on request.
 *
 * @param err where it is told
 * @param stackTrace whether to print it
 */
record Failures(PrintWriter err, boolean stackTrace) {
    static final int DONE = 0;
    static final int RUN_FAILED = 1;
    static final int BAD_USAGE = 2;
    static final int PLUGIN_PROBLEM = 3;
    static final int INTERRUPTED = 130;

    /** Tells it and returns the exit code. */
    int tell(Throwable failure) {
        if (stackTrace) {
            failure.printStackTrace(err);
        } else {
            sentences(failure).lines().forEach(line -> err.println("erlangen: " + line));
        }
        err.flush();
        return exitCode(failure);
    }

    private static String sentences(Throwable failure) {
        if (failure instanceof ErlangenException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof NumericalException) {
            return "the numbers broke down: " + failure.getMessage()
                    + ". A smaller learning rate, or precision: float64, may help.";
        }
        if (failure instanceof OutOfMemoryError) {
            return outOfMemory(failure);
        }
        return "internal error (" + failure + "). Please run it again with --stacktrace, and report what it prints.";
    }

    private static String outOfMemory(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        boolean isHeap = message.contains("heap") || message.contains("GC overhead");
        return (isHeap ? "Java's own memory is used up" : "native memory is used up") + " (" + message + "). "
                + "Use a smaller training.portion, training.batch-size, invariance.samples or network, or allow more: "
                + "ERLANGEN_JAVA_OPTIONS=" + (isHeap ? "-Xmx4g" : "-Dorg.bytedeco.javacpp.maxphysicalbytes=16g") + ".";
    }

    private static int exitCode(Throwable failure) {
        if (!(failure instanceof ErlangenException known)) {
            return RUN_FAILED;
        }
        return switch (known.kind()) {
            case RUN -> RUN_FAILED;
            case CONFIGURATION -> BAD_USAGE;
            case PLUGIN -> PLUGIN_PROBLEM;
        };
    }
}
