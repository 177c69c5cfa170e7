package org.erlangen.host.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Seconds of a run: since it was made, and those of earlier parts of the run. */
final class Stopwatch {
    private static final double NANOSECONDS = 1e-9;

    private final InstantSource clock;
    private final Instant began;
    private final double earlier;

    Stopwatch(InstantSource clock, double earlier) {
        this.clock = clock;
        this.began = clock.instant();
        this.earlier = earlier;
    }

    Instant began() {
        return began;
    }

    double seconds() {
        return earlier + ownSeconds();
    }

    /** Those since it was made. */
    double ownSeconds() {
        return Duration.between(began, clock.instant()).toNanos() * NANOSECONDS;
    }
}
