package org.erlangen.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.groups.affine.layer.ConvolutionLayer;
import org.erlangen.groups.affine.layer.FactoredLayer;
import org.erlangen.groups.rotation.layer.GroupConvolutionLayer;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.inference.laplace.LaplaceApproximation;
import org.erlangen.nd4j.Nd4jBackend;
import org.erlangen.plugins.digits.DigitsSource;
import org.erlangen.plugins.digits.QuadrantDigitsSource;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.erlangen.plugins.networks.LayerwiseArchitecture;
import org.erlangen.plugins.networks.MiniNetArchitecture;
import org.erlangen.plugins.networks.PerceptronArchitecture;

/**
 * What is timed, as an experiment. LILA: rotated digits of 28 x 28, batches of {@value #BATCH}, 8 samples of the affine group, the gradient
 * in all six extents from all data in partial batches of {@value #BATCH}, 4 steps of the prior precision. Layers: 3,000 digits in quadrants of
 * 16 x 16, batches of 50, curvature in batches of {@value #BATCH}, {@value #PRIOR_STEPS} steps of the prior precisions; or, to choose among groups,
 * 2,000 digits turned by any angle, with a path of group convolutions.
 *
 * @param name of the work
 * @param experiment in full
 * @param folder of the MNIST files
 */
record LaplaceWork(String name, Experiment experiment, Path folder) {
    /** Examples of a batch, where not said otherwise. */
    static final int BATCH = 250;

    /** Steps of the prior precisions of layers. */
    static final int PRIOR_STEPS = 30;

    private static final String LAYERS = "layers-";

    private static final String GROUPS = "groups";

    private static final String PUBLISHED = "published";

    /**
     * {@code mlp}, the perceptron on 5,000; {@code mini-net}, the small convolutional network on 1,000 digits; or layers: {@code layers-digit}, {@code
     * layers-quadrant}, {@code layers-groups}, and {@code layers-published}, those of the published size on 600 digits.
     */
    static LaplaceWork of(String name, Path folder, int epochs) {
        return of(name, folder, epochs, PRIOR_STEPS);
    }

    private static LaplaceWork of(String name, Path folder, int epochs, int priorSteps) {
        Catalogue catalogue = Catalogue.of(
                new Nd4jBackend(),
                new DigitsSource(),
                new QuadrantDigitsSource(),
                new LayerwiseArchitecture(),
                new FactoredLayer(),
                new GroupConvolutionLayer(),
                new ConvolutionLayer(),
                new PerceptronArchitecture(),
                new MiniNetArchitecture(),
                new SoftmaxLikelihood(),
                new AffineGroup(),
                new LaplaceApproximation());
        String text = text(name, folder, epochs, priorSteps);
        Experiment experiment =
                ExperimentFile.parse(name, text, List.of(), catalogue).experiment();
        return new LaplaceWork(name, experiment, folder);
    }

    private static String text(String name, Path folder, int epochs, int priorSteps) {
        return name.startsWith(LAYERS)
                ? layers(name.substring(LAYERS.length()), folder, epochs, priorSteps)
                : invariances(name, folder, epochs);
    }

    private static String layers(String work, Path folder, int epochs, int priorSteps) {
        return String.join(
                "\n",
                "name: layers",
                "seed: 0",
                data(work, folder),
                network(work),
                "likelihood: softmax",
                "estimator: {use: laplace, prior: per-tensor, prior-precision: " + (work.equals(GROUPS) ? 0.4 : 0.04)
                        + ", burn-in: 1, prior-steps: " + priorSteps + ", curvature-batch: " + BATCH
                        + ", learning-rate: 0.003}",
                "training: {epochs: " + (epochs + 1) + ", batch-size: 50}");
    }

    private static String data(String work, Path folder) {
        String digits = "data: {source: idx, folder: '" + folder + "', test: 10, ";
        return switch (work) {
            case GROUPS -> digits + "use: digits, transformation: rotated, amount: 180, training: 2000, side: 16}";
            case PUBLISHED -> digits + "use: quadrant-digits, task: digit, training: 600, side: 32}";
            default -> digits + "use: quadrant-digits, task: " + work + ", training: 3000, side: 16}";
        };
    }

    private static String network(String work) {
        String layers = "network: {use: layerwise, ";
        return switch (work) {
            case GROUPS ->
                layers + "size: reduced, width: 2, subsample: max-pool, paths: [{use: group-convolution,"
                        + " mixing: full}, convolution, factored]}";
            case PUBLISHED ->
                layers + "size: published, width: 10, subsample: polyphase, paths: [factored, convolution]}";
            default ->
                layers + "size: reduced, width: 4, subsample: max-pool, paths: [{use: factored, start: gain},"
                        + " convolution]}";
        };
    }

    private static String invariances(String name, Path folder, int epochs) {
        boolean mlp = name.equals("mlp");
        int examples = mlp ? 5000 : 1000;
        return String.join(
                "\n",
                "name: " + name,
                "seed: 0",
                "data: {use: digits, source: idx, folder: '" + folder + "', transformation: rotated, amount: 180,"
                        + " corners: edges, training: " + examples + ", test: 10}",
                mlp ? "network: {use: mlp, hidden: [200], activation: tanh}" : "network: mini-net",
                "likelihood: softmax",
                "groups: [affine]",
                "invariance: {placement: input, average: logits, samples: 8, evaluation-samples: 8,"
                        + " sampling: stochastic}",
                "estimator: {use: laplace, burn-in: 1, prior-steps: 4, curvature-batch: " + BATCH
                        + ", partial-batch: " + BATCH + ", partial-batches: " + examples / BATCH
                        + ", learning-rate: " + (mlp ? 0.005 : 0.001) + "}",
                "training: {epochs: " + (epochs + 1) + ", batch-size: " + BATCH + "}");
    }

    /** The same work without steps of the prior precisions, where it is on layers: a step of all hyperparameters is then a fit of the curvature alone. */
    Optional<LaplaceWork> fitOnly() {
        int epochs = experiment.training().epochs() - 1;
        return name.startsWith(LAYERS) ? Optional.of(of(name, folder, epochs, 0)) : Optional.empty();
    }

    /** Examples of a step of training. */
    int batch() {
        return experiment.training().batchSize();
    }

    Precision precision() {
        return experiment.precision();
    }

    Dataset data(Tensors tensors) {
        return experiment
                .data()
                .provider()
                .load(experiment.data().options(), new DataContext(tensors, folder))
                .training();
    }

    Estimation estimation(Tensors tensors) {
        DataOutline outline =
                experiment.data().provider().outline(experiment.data().options(), folder);
        Map<String, Transformations> groups = new LinkedHashMap<>();
        experiment
                .groups()
                .forEach(group -> groups.put(group.name(), group.provider().transformations(group.options())));
        Model model = new Model(
                experiment
                        .network()
                        .provider()
                        .network(experiment.network().options(), outline.input(), outline.outputs()),
                groups,
                experiment.invariance(),
                experiment.likelihood().provider(),
                outline);
        TrainingPlan plan = experiment.training().plan(outline.training());
        return experiment
                .estimator()
                .provider()
                .bind(experiment.estimator().options(), new InvariantProblem(tensors, model, plan));
    }
}
