package org.erlangen.api.inference;

/** Learning rates over time. */
public enum Schedule {
    /** The same rate always. */
    CONSTANT {
        @Override
        public double factor(long step, long steps, double floor) {
            return 1;
        }
    },
    /** Half a cosine from 1 down to the floor. */
    COSINE {
        @Override
        public double factor(long step, long steps, double floor) {
            double progress = steps == 0 ? 1 : Math.min(1.0, (double) step / steps);
            return floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    };

    /** The factor on the rate at step {@code step} (the first is 0) of {@code steps}; {@code floor} in [0, 1]. */
    public abstract double factor(long step, long steps, double floor);
}
