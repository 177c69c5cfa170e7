package org.erlangen.inference.laplace.internal.posterior;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pushforward;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Observer;

/**
 * Outputs of the network linearised in its weights, under the posterior: {@code N(f, J (h H + D0)^-1 J^T)}, as equal mixtures that a
 * likelihood can turn into predictions.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 5.
 */
public final class LinearisedPrediction {
    /** Most numbers of Jacobians at a time. */
    private static final int LARGEST = 1 << 24;

    /** Keeps the Cholesky factor of a nearly singular covariance. */
    private static final double JITTER = 1e-12;

    private final Problem problem;
    private final Tensors tensors;

    /** Predictions of a problem's network, averaged over its groups. */
    public LinearisedPrediction(Problem problem) {
        this.problem = problem;
        this.tensors = problem.tensors();
    }

    /**
     * A Gaussian over outputs.
     *
     * @param mean f, shape [B, K]
     * @param covariance shape [B, K, K], float64
     */
    public record Gaussian(Tensor mean, Tensor covariance) {
        /** An equal mixture that predicts what the Gaussian predicts: one shrunk output for classes, two points per real target. Shape: [M, B, K]. */
        public Tensor closedForm(DataOutline.Targets targets) {
            Tensor variance = covariance.diagonal().cast(mean.precision());
            if (targets == DataOutline.Targets.CLASSES) {
                return mean.divide(variance.multiply(Math.PI / 8).add(1).sqrt()).expand(0);
            }
            Tensor deviation = variance.sqrt();
            return mean.tensors().stack(0, List.of(mean.add(deviation), mean.subtract(deviation)));
        }

        /** Samples for standard normal numbers. Shape: z [M, B, K], float64; result the same. */
        public Tensor samples(Tensor z) {
            Tensors tensors = mean.tensors();
            int size = mean.shape().size(1);
            Tensor jitter = tensors.identity(size, Precision.FLOAT64).multiply(JITTER);
            Tensor factor = covariance.add(jitter).cholesky();
            Tensor spread = factor.matmul(z.expand(-1)).squeeze(3);
            return spread.cast(mean.precision()).add(mean);
        }
    }

    /** The Gaussian over outputs for some inputs. */
    public Gaussian gaussian(LaplacePosterior posterior, NamedTensors theta, Tensor inputs, NamedTensors eta, Key key) {
        long parameters = posterior.roles().stream()
                .mapToLong(role -> role.shape().elements())
                .sum();
        long jacobian = parameters * problem.network().readout().outputs();
        int slice = (int) Math.max(1, LARGEST / jacobian);
        List<Tensor> means = new ArrayList<>();
        List<Tensor> covariances = new ArrayList<>();
        for (int from = 0; from < inputs.shape().size(0); from += slice) {
            Tensor part = inputs.slice(0, from, Math.min(inputs.shape().size(0), from + slice));
            Draw draw = problem.draw(key.fold(from), true);
            NamedTensors gaussian = tensors.scoped(() -> {
                Observation observation = new Observer(problem).observe(theta, part, eta, draw, this::outputs);
                return NamedTensors.of(
                        "mean", observation.outputs(), "covariance", posterior.functionalCovariance(observation));
            });
            means.add(gaussian.get("mean"));
            covariances.add(gaussian.get("covariance"));
        }
        return new Gaussian(tensors.concatenate(0, means), tensors.concatenate(0, covariances));
    }

    /** The outputs' own derivatives; the loss plays no part. */
    private Directions outputs(Tensor f) {
        int size = f.shape().size(1);
        Tensor identity = tensors.identity(size, f.precision()).expand(0);
        return Directions.outputs(f, identity.broadcastTo(Shape.of(f.shape().size(0), size, size)));
    }

    /** Outputs at samples of the weights, {@code f + J (theta_m - theta)}, without any Jacobian. Shape: [M, B, K]. */
    public Tensor weightSamples(
            LaplacePosterior posterior, NamedTensors theta, Tensor inputs, NamedTensors eta, Key key, int samples) {
        Draw draw = problem.draw(key.fold("transformations"), true);
        List<Tensor> outputs = new ArrayList<>();
        for (int m = 0; m < samples; m++) {
            Key weights = key.fold("weights").fold(m);
            outputs.add(tensors.scopedTensor(() -> weightSample(posterior, theta, inputs, eta, draw, weights)));
        }
        return tensors.stack(0, outputs);
    }

    private Tensor weightSample(
            LaplacePosterior posterior, NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw, Key key) {
        NamedTensors deviation = posterior.deviation(key);
        Pushforward along = tensors.jvp(
                at -> NamedTensors.of("f", problem.outputs(new PointSites(at), inputs, eta, draw)),
                theta,
                theta.map(deviation, (at, step) -> step.cast(at.precision())));
        return along.outputs().get("f").add(along.tangents().get("f"));
    }
}
