package org.erlangen.host.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.tensor.Precision;

/**
 * What is asked for: everything that a result depends on, apart from the plugins' code.
 *
 * @param name the experiment's name
 * @param seed the root of all random numbers
 * @param precision the default format of tensors
 * @param backend who computes
 * @param data what is learnt from
 * @param network the network inside the average
 * @param likelihood p(y | f)
 * @param groups what the network is averaged over; empty: nothing
 * @param invariance how it is averaged
 * @param estimator of the log marginal likelihood
 * @param training its outline
 * @param hyperparameters settings by full name ({@code affine.rotation}), in the file's order
 * @param starts initial values by full name, one map per start; never empty: without any, one start with no changes
 * @param baseline whether the same model is fitted without its groups too
 * @param reports what is written beside the results
 */
public record Experiment(
        String name,
        long seed,
        Precision precision,
        Chosen<TensorBackend, TensorBackend.Options> backend,
        Chosen<DataSource<Record>, Record> data,
        Chosen<Architecture<Record>, Record> network,
        Chosen<Likelihood, NoOptions> likelihood,
        List<Chosen<TransformationGroup<Record>, Record>> groups,
        Invariance invariance,
        Chosen<MarginalLikelihoodEstimator<Record>, Record> estimator,
        Training training,
        Map<String, HyperparameterSetting> hyperparameters,
        List<Map<String, Double>> starts,
        boolean baseline,
        List<Chosen<Reporter<Record>, Record>> reports) {
    public Experiment {
        groups = List.copyOf(groups);
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
        starts = starts.isEmpty()
                ? List.of(Map.of())
                : starts.stream()
                        .map(start -> Collections.unmodifiableMap(new LinkedHashMap<>(start)))
                        .toList();
        reports = List.copyOf(reports);
    }

    /** The experiment as a file with every default written out; reading it gives an equal experiment. */
    public String toYaml() {
        return ExperimentWriter.write(this);
    }
}
