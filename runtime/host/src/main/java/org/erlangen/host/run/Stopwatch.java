package org.erlangen.host.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Seconds since it was made. */
final class Stopwatch {
    private static final double NANOSECONDS = 1e-9;

    private final InstantSource clock;
    private final Instant began;

    Stopwatch(InstantSource clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    Instant began() {
        return began;
    }

    double seconds() {
        return Duration.between(began, clock.instant()).toNanos() * NANOSECONDS;
    }
}
