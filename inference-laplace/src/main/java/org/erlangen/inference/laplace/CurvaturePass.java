package org.erlangen.inference.laplace;

import java.util.List;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/**
 * Passes over data that gather curvature, or its derivative by eta.
 *
 * @param problem the network and its likelihood
 * @param curvature the form of the curvature
 * @param fisher the curvature of the loss
 */
record CurvaturePass(Problem problem, Curvature curvature, Fisher fisher) {
    private static final String LOG_LIKELIHOOD = "log-likelihood";
    private static final String OUTPUTS = "outputs";
    private static final String STATISTICS = "statistics.";

    /** All data in batches, in order; batch b has the draw of {@code key.fold(first example of b)}. */
    CurvatureFit over(Dataset data, NamedTensors theta, NamedTensors eta, int size, Key key, boolean evaluation) {
        CurvatureFit sum = CurvatureFit.NONE;
        for (int from = 0; from < data.size(); from += size) {
            Dataset batch = data.slice(from, Math.min(data.size(), from + size));
            sum = sum.merge(batch(batch, theta, eta, problem.draw(key.fold(from), evaluation), data.size()));
        }
        return sum;
    }

    /** One batch of {@code examples} examples in all. */
    CurvatureFit batch(Dataset batch, NamedTensors theta, NamedTensors eta, Draw draw, int examples) {
        NamedTensors seen = problem.tensors().scoped(() -> {
            Observation observation = observe(batch, theta, eta, draw);
            return curvature
                    .statistics(observation, examples)
                    .map(tensor -> tensor.cast(Precision.FLOAT64))
                    .prefixed(STATISTICS)
                    .with(OUTPUTS, observation.outputs())
                    .with(LOG_LIKELIHOOD, logLikelihood(observation, batch, eta));
        });
        return new CurvatureFit(
                seen.part(STATISTICS),
                seen.get(LOG_LIKELIHOOD).item(),
                List.of(seen.get(OUTPUTS)),
                List.of(batch.targets()));
    }

    /**
     * A batch's part of the evidence, up to a constant, with the derivatives of the log-determinant by the statistics held: {@code weight log p(y | f)
     * - 1/2 <C, statistics>}. Its derivative by eta is that of the evidence. Shape: scalar.
     *
     * @param cotangents C, from statistics of {@code examples} examples in all
     * @param weight data factor over temperature
     */
    Tensor linearised(
            Dataset batch,
            NamedTensors theta,
            NamedTensors eta,
            Draw draw,
            NamedTensors cotangents,
            double weight,
            int examples) {
        Observation observation = observe(batch, theta, eta, draw);
        NamedTensors statistics = curvature.statistics(observation, examples);
        Tensor value = logLikelihood(observation, batch, eta).multiply(weight);
        for (String name : statistics.names()) {
            Tensor statistic = statistics.get(name);
            Tensor cotangent = cotangents.get(name).cast(statistic.precision());
            value = value.subtract(statistic.multiply(cotangent).sumAll().multiply(0.5));
        }
        return value;
    }

    private Observation observe(Dataset batch, NamedTensors theta, NamedTensors eta, Draw draw) {
        return new Observer(problem)
                .observe(
                        theta,
                        batch.inputs(),
                        eta,
                        draw,
                        f -> fisher.directions(problem.likelihood(), f, batch.targets(), eta));
    }

    private Tensor logLikelihood(Observation observation, Dataset batch, NamedTensors eta) {
        return problem.likelihood()
                .logLikelihood(observation.outputs(), batch.targets(), eta)
                .sumAll();
    }
}
