package org.erlangen.launcher;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.erlangen.api.report.RunEvent;

/** Progress as plain lines, one every ten seconds: for logs. */
final class ProgressLines implements Progress {
    private static final double INTERVAL = 10; // seconds

    private final PrintWriter out;
    private final LongSupplier clock;
    private final long begin;
    private long last;
    private Course course = Course.START;

    /** @param clock nanoseconds, as {@link System#nanoTime} */
    ProgressLines(PrintWriter out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.getAsLong();
        this.last = begin;
    }

    @Override
    public void accept(RunEvent event) {
        course = course.after(event);
        if (event instanceof RunEvent.FitStarted) {
            out.println(course.title() + ": " + course.epochs() + " epochs");
        }
        long now = clock.getAsLong();
        if (event instanceof RunEvent.StateReached && seconds(last, now) >= INTERVAL) {
            double left = course.left(seconds(begin, now));
            out.println(course.title() + ": epoch " + course.epoch() + " of " + course.epochs() + ", "
                    + course.figures() + ", about " + Progress.duration(left) + " left");
            last = now;
        }
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
