package org.erlangen.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.nd4j.Nd4jBackend;

/**
 * Measures every case shortly and prints a Markdown table: the best of many calls, the limit measured in turn with them, and what a call
 * allocates.
 */
public final class ShortRun {
    private static final long NANOSECONDS_PER_CASE = 1_000_000_000L;
    private static final int CALLS_TO_WARM_UP = 20;
    private static final int CALLS_PER_SCOPE = 16;

    private final ComputeDevice device;
    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ShortRun(ComputeDevice device) {
        this.device = device;
    }

    /** Prints the table; an argument limits it to cases whose names contain it. */
    public static void main(String[] arguments) {
        String wanted = arguments.length == 0 ? "" : arguments[0];
        PrintStream out = System.out;
        try (ComputeDevice device = new Nd4jBackend().open(new TensorBackend.Options(1))) {
            ShortRun run = new ShortRun(device);
            out.println("| primitive | time, us | limit, us | ratio | heap bytes per call | native bytes per call |");
            out.println("|---|---:|---:|---:|---:|---:|");
            for (Case one : Cases.on(device)) {
                if (one.name().contains(wanted)) {
                    out.println(run.row(one));
                }
            }
        }
    }

    private String row(Case one) {
        for (int i = 0; i < CALLS_TO_WARM_UP; i++) {
            nanoseconds(one.work());
            nanoseconds(one.bound());
        }
        double best = Double.POSITIVE_INFINITY;
        double bound = Double.POSITIVE_INFINITY;
        long held = device.heldBytes();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < NANOSECONDS_PER_CASE) {
            best = Math.min(best, nanoseconds(one.work()));
            bound = Math.min(bound, nanoseconds(one.bound()));
        }
        String limit = one.limit().isEmpty() ? "" : format(bound * one.times() / 1000);
        String ratio = one.limit().isEmpty() ? "" : format(best / (bound * one.times()));
        return "| " + one.name() + " | " + format(best / 1000) + " | " + limit + " | " + ratio + " | "
                + heapBytes(one.work()) + " | " + (device.heldBytes() - held) + " |";
    }

    /** Nanoseconds of one call: the mean over a scope's calls, so that short ones can be read off the clock. */
    private double nanoseconds(Runnable work) {
        MemoryScope scope = device.openScope();
        long begin = System.nanoTime();
        work.run();
        long first = System.nanoTime() - begin;
        int more = first > 50_000 ? 0 : CALLS_PER_SCOPE * 16;
        for (int i = 0; i < more; i++) {
            work.run();
        }
        double mean = (System.nanoTime() - begin) / (1.0 + more);
        scope.close();
        return mean;
    }

    private long heapBytes(Runnable work) {
        MemoryScope scope = device.openScope();
        work.run();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS_PER_SCOPE; i++) {
            work.run();
        }
        long bytes = (thread.getCurrentThreadAllocatedBytes() - before) / CALLS_PER_SCOPE;
        scope.close();
        return bytes;
    }

    private static String format(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.0f", number);
    }
}
