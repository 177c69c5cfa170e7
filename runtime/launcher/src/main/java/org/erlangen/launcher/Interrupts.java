package org.erlangen.launcher;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C, or a polite request to end: the JVM begins to shut down, and waits for a run to write its checkpoint.
 *
 * <p>A shutdown hook is the only way to hear of it that belongs to the Java platform. The hook asks the run to stop, waits until the
 * command has ended, and ends the process with the command's exit code.
 */
final class Interrupts {
    private static final long PATIENCE = 120; // seconds for one training step and a checkpoint

    private final PrintWriter err;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int code = Failures.INTERRUPTED;

    Interrupts(PrintWriter err) {
        this.err = err;
    }

    /** From now on interrupts ask instead of ending the process. Returns whether one came. */
    BooleanSupplier watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "interrupt"));
        return requested::get;
    }

    /** The command has ended; nothing is left to wait for. */
    void ended(int exitCode) {
        code = exitCode;
        ended.set(true);
        end.countDown();
    }

    private void shutDown() {
        if (ended.get()) {
            return;
        }
        requested.set(true);
        err.println();
        err.println("stopping after this step ...");
        try {
            if (end.await(PATIENCE, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }
}
