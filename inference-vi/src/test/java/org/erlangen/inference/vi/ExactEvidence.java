package org.erlangen.inference.vi;

import java.util.Map;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.tensor.Engine;

/**
 * The evidence of a Bayesian readout on fixed features, averaged over rotations, in closed form: targets +1 and -1 under Gaussian noise,
 * {@code log N(y | 0, v (Phi Phi^T + r I))} for each class, at the best prior variance v and noise ratio r.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 10.
 */
record ExactEvidence(Engine engine, Network network, int rotations) {
    private static final int CLASSES = 10;
    private static final int ROTATION = 2;
    private static final int AFFINE_DIMENSION = 6;
    private static final int BATCH = 100;

    /** Noise variances over prior variance that are tried: powers of the root of ten. */
    private static final int SMALLEST_HALF_DECADE = -12;

    private static final int LARGEST_HALF_DECADE = 4;

    /**
     * What one extent is worth.
     *
     * @param perExample log evidence of all ten outputs, divided by N
     * @param accuracy of the posterior mean on the test images
     */
    record Entry(double perExample, double accuracy) {}

    /** The entry of an extent. */
    Entry at(double extent, Examples digits) {
        MemoryScope scope = engine.openScope();
        try {
            Tensor training = features(extent, digits.training());
            Tensor test = features(extent, digits.test());
            Tensor targets = oneHot(digits.training().targets());
            Tensor gram = training.matmul(training, false, true);
            Entry best = new Entry(Double.NEGATIVE_INFINITY, 0);
            for (int power = SMALLEST_HALF_DECADE; power <= LARGEST_HALF_DECADE; power++) {
                Entry entry = withNoise(
                        Math.pow(10, power / 2.0), gram, targets, test.matmul(training, false, true), digits.test());
                best = entry.perExample() > best.perExample() ? entry : best;
            }
            return best;
        } finally {
            scope.close();
        }
    }

    private Entry withNoise(double ratio, Tensor gram, Tensor targets, Tensor cross, Dataset test) {
        int n = gram.shape().size(0);
        Tensor factor = gram.add(engine.identity(n).multiply(ratio)).cholesky();
        Tensor half = factor.solveLowerTriangular(targets, false);
        double count = n * (double) CLASSES;
        double variance = half.square().sumAll().item() / count;
        double logDeterminant = 2 * factor.diagonal().log().sumAll().item() + n * Math.log(variance);
        double evidence = -0.5 * (count + CLASSES * logDeterminant + count * Math.log(2 * Math.PI));
        Tensor mean = cross.matmul(factor.solveLowerTriangular(half, true));
        Tensor right = mean.argMax(1).equalTo(test.targets());
        return new Entry(evidence / n, right.meanAll().item());
    }

    private Tensor oneHot(Tensor labels) {
        return labels.expand(-1).equalTo(engine.range(CLASSES)).multiply(2).subtract(1);
    }

    /** Features averaged over equally spaced rotations of [-extent, extent]. Shape: [N, H]. */
    private Tensor features(double extent, Dataset images) {
        Problem problem = problem(images);
        NamedTensors eta = NamedTensors.empty();
        for (var hyperparameter : problem.hyperparameters()) {
            eta = eta.with(hyperparameter.name(), engine.scalar(extent));
        }
        Sites sites = new FeatureSites(new PointSites(network.initialise(engine, Key.ofSeed(0))));
        int hidden = network.readout().inputs();
        double[] all = new double[images.size() * hidden];
        for (int from = 0; from < images.size(); from += BATCH) {
            MemoryScope scope = engine.openScope();
            try {
                Tensor inputs = images.inputs().slice(0, from, Math.min(images.size(), from + BATCH));
                double[] part =
                        problem.outputs(sites, inputs, eta, rotationsOnly()).toDoubles();
                System.arraycopy(part, 0, all, from * hidden, part.length);
            } finally {
                scope.close();
            }
        }
        return engine.of(Shape.of(images.size(), hidden), all);
    }

    private Draw rotationsOnly() {
        Tensor nodes = Sampling.DETERMINISTIC.draw(engine, Key.ofSeed(0), 1, rotations, 1);
        return Draw.given(nodes.pad(1, ROTATION, AFFINE_DIMENSION - 1 - ROTATION));
    }

    private Problem problem(Dataset images) {
        Shape image = images.inputs().shape().part(1, 4);
        Model model = new Model(
                network,
                Map.of("affine", new AffineGroup()),
                new Invariance(
                        Invariance.Placement.FILTER,
                        Invariance.Average.LOGITS,
                        rotations,
                        rotations,
                        Sampling.DETERMINISTIC),
                new GaussianLikelihood(),
                new DataOutline(images.size(), 1, image, CLASSES, DataOutline.Targets.REAL));
        return new InvariantProblem(engine, model, new TrainingPlan(1, BATCH, images.size()));
    }

    /** Sites that answer with what the readout would meet. */
    private record FeatureSites(PointSites sites) implements Sites {
        @Override
        public Tensor dense(LinearMap.Dense map, Tensor x) {
            return sites.dense(map, x);
        }

        @Override
        public Tensor convolution(LinearMap.Convolution map, Tensor x) {
            return sites.convolution(map, x);
        }

        @Override
        public Tensor blocks(LinearMap.Blocks map, Tensor x) {
            return sites.blocks(map, x);
        }

        @Override
        public Tensor readout(LinearMap.Dense map, Tensor x) {
            return x;
        }

        @Override
        public Tensor parameter(String name) {
            return sites.parameter(name);
        }
    }
}
