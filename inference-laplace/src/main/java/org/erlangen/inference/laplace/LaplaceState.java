package org.erlangen.inference.laplace;

import java.util.Locale;
import java.util.Map;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.NamedTensors;

/** Where the parts of a fit are found in a {@link State}. */
record LaplaceState(State state) {
    private static final String THETA = "theta.";
    private static final String RAW = "raw.";
    private static final String LOG = "log.";
    private static final String STATISTICS = "curvature.";
    private static final String MOMENTS = "moments.";

    /** The first state: point estimate, raw hyperparameters, logarithms of prior precisions, no curvature yet. */
    static LaplaceState first(
            NamedTensors theta,
            NamedTensors thetaMoments,
            NamedTensors raw,
            NamedTensors logPrecisions,
            NamedTensors statistics) {
        NamedTensors hyper = Adam.USUAL.moments(logPrecisions.with(raw));
        NamedTensors all = theta.prefixed(THETA)
                .with(raw.prefixed(RAW))
                .with(logPrecisions.prefixed(LOG))
                .with(statistics.prefixed(STATISTICS))
                .with(thetaMoments.prefixed(MOMENTS))
                .with(hyper.prefixed(MOMENTS));
        LaplaceState first = new LaplaceState(new State(all, Map.of()));
        for (Counter counter : Counter.values()) {
            first = first.count(counter, 0);
        }
        return first;
    }

    /** What is counted. */
    enum Counter {
        /** Steps of the weights. */
        STEP,
        /** Steps of prior precisions and noise. */
        PRIOR_STEP,
        /** Steps of extents. */
        HYPER_STEP;

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    NamedTensors theta() {
        return state.tensors().part(THETA);
    }

    /** Raw numbers of the hyperparameters that are learnt. */
    NamedTensors raw() {
        return state.tensors().part(RAW);
    }

    /** Logarithms of the prior precisions. */
    NamedTensors logPrecisions() {
        return state.tensors().part(LOG);
    }

    /** Statistics of the curvature, as last gathered. */
    NamedTensors statistics() {
        return state.tensors().part(STATISTICS);
    }

    /** Moments of all optimisers. */
    NamedTensors moments() {
        return state.tensors().part(MOMENTS);
    }

    long counter(Counter counter) {
        return state.counter(counter.key());
    }

    LaplaceState count(Counter counter, long value) {
        return new LaplaceState(state.count(counter.key(), value));
    }

    LaplaceState withTheta(NamedTensors theta) {
        return with(THETA, theta);
    }

    LaplaceState withRaw(NamedTensors raw) {
        return with(RAW, raw);
    }

    LaplaceState withLogPrecisions(NamedTensors logPrecisions) {
        return with(LOG, logPrecisions);
    }

    LaplaceState withStatistics(NamedTensors statistics) {
        return with(STATISTICS, statistics);
    }

    LaplaceState withMoments(NamedTensors moments) {
        return with(MOMENTS, moments);
    }

    private LaplaceState with(String prefix, NamedTensors changed) {
        return new LaplaceState(state.with(state.tensors().with(changed.prefixed(prefix))));
    }
}
