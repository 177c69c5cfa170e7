package org.erlangen.host.configuration;

import org.erlangen.api.provider.Option;
import org.erlangen.api.symmetry.Sampling;

/**
 * How a network is averaged over its groups.
 *
 * @param placement where elements act
 * @param average what is averaged
 * @param samples elements per average in training
 * @param evaluationSamples elements per average in judging
 * @param sampling how elements are drawn
 */
public record Invariance(
        @Option(value = "where group elements act", byDefault = "filter")
        Placement placement,

        @Option(value = "what is averaged over group elements", byDefault = "logits")
        Average average,

        @Option(value = "group elements per average in training", min = 1, max = 100_000, byDefault = "16")
        int samples,

        @Option(value = "group elements per average in evaluation", min = 1, max = 100_000, byDefault = "32")
        int evaluationSamples,

        @Option(value = "how group elements are drawn", byDefault = "stratified")
        Sampling sampling) {
    /** Where group elements act. */
    public enum Placement {
        /** On the filters of the first map, resampled. */
        FILTER,
        /** On the inputs. */
        INPUT,
        /** On the filters of the first map, by the adjoint of resampling the inputs: the same numbers as on inputs. */
        FILTER_ADJOINT,
        /** On the states at which a network's energy is evaluated: the energy is averaged, not the output. */
        ENERGY
    }

    /** What is averaged. */
    public enum Average {
        /** Outputs of the network. */
        LOGITS,
        /** Predictive probabilities. */
        PROBABILITIES,
        /** Log likelihoods. */
        LOSSES,
        /** Outputs of the first map, before its activation. */
        PREACTIVATION
    }
}
