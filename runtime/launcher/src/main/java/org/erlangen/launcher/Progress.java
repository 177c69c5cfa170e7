package org.erlangen.launcher;

import java.util.Locale;
import java.util.function.Consumer;
import org.erlangen.api.report.RunEvent;

/** Shows how far a run is, while it runs. */
interface Progress extends Consumer<RunEvent>, AutoCloseable {
    @Override
    void close();

    /** Shows nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void accept(RunEvent event) {}

            @Override
            public void close() {}
        };
    }

    /** A duration in words: {@code 45 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 100) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 100 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** A metric for people, in four significant digits. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
