package org.erlangen.inference.laplace.internal.learning;

import java.util.Locale;
import java.util.Map;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/** Where the parts of a fit are found in a {@link State}. */
record LaplaceState(State state) {
    private static final String THETA = "theta.";
    private static final String RAW = "raw.";
    private static final String LOG = "log.";
    private static final String STATISTICS = "curvature.";
    private static final String MOMENTS = "moments.";
    private static final String BEST = "best.";
    private static final String BEST_EVIDENCE = BEST + "evidence";

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
        HYPER_STEP,
        /** The epoch whose state is remembered as the best; 0 for none. */
        BEST_EPOCH,
        /** Logarithms of prior precisions that were brought back to where they may lie. */
        CLAMPED_PRECISIONS,
        /** Hyperparameters that were brought back to where they may lie. */
        CLAMPED_HYPERPARAMETERS;

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

    /** The same with room for the best state so far. */
    LaplaceState withMemory() {
        Tensor none = theta().values().get(0).tensors().scalar(0, Precision.FLOAT64);
        return new LaplaceState(
                state.with(state.tensors().with(essence().prefixed(BEST)).with(BEST_EVIDENCE, none)));
    }

    /** The same, having remembered what a state found, if no better one was found in an earlier epoch. */
    LaplaceState remembering(LaplaceState found, double evidence, int epoch) {
        boolean better = counter(Counter.BEST_EPOCH) == 0
                || evidence > state.tensors().get(BEST_EVIDENCE).item();
        if (!better) {
            return this;
        }
        Tensor value = state.tensors().get(BEST_EVIDENCE).tensors().scalar(evidence, Precision.FLOAT64);
        NamedTensors remembered = found.essence().prefixed(BEST).with(BEST_EVIDENCE, value);
        return new LaplaceState(state.with(state.tensors().with(remembered))).count(Counter.BEST_EPOCH, epoch);
    }

    /** The same at the weights and hyperparameters that were remembered. */
    LaplaceState recalled() {
        NamedTensors tensors = state.tensors();
        NamedTensors best = essence().map(tensors.part(BEST), (now, then) -> then);
        return new LaplaceState(state.with(tensors.with(best)));
    }

    /** What the evidence depends on. */
    private NamedTensors essence() {
        return theta().prefixed(THETA)
                .with(raw().prefixed(RAW))
                .with(logPrecisions().prefixed(LOG));
    }

    long counter(Counter counter) {
        return state.counter(counter.key());
    }

    LaplaceState count(Counter counter, long value) {
        return new LaplaceState(state.count(counter.key(), value));
    }

    /** The same, having counted {@code more}. */
    LaplaceState add(Counter counter, long more) {
        return count(counter, counter(counter) + more);
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
