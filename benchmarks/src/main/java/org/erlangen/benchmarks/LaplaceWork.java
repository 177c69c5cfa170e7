package org.erlangen.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.inference.laplace.LaplaceApproximation;
import org.erlangen.nd4j.Nd4jBackend;
import org.erlangen.plugins.digits.DigitsSource;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.erlangen.plugins.networks.MiniNetArchitecture;
import org.erlangen.plugins.networks.PerceptronArchitecture;

/**
 * What is timed, as an experiment: rotated digits of 28 x 28, batches of {@value #BATCH}, 8 samples of the affine group, the gradient in
 * all six extents from all data in partial batches of {@value #BATCH}, 4 steps of the prior precision.
 *
 * @param name of the work
 * @param experiment in full
 * @param folder of the MNIST files
 */
record LaplaceWork(String name, Experiment experiment, Path folder) {
    /** Examples of a batch, everywhere. */
    static final int BATCH = 250;

    /** The perceptron on 5,000 or the small convolutional network on 1,000 digits. */
    static LaplaceWork of(String name, Path folder, int epochs) {
        Catalogue catalogue = Catalogue.of(
                new Nd4jBackend(),
                new DigitsSource(),
                new PerceptronArchitecture(),
                new MiniNetArchitecture(),
                new SoftmaxLikelihood(),
                new AffineGroup(),
                new LaplaceApproximation());
        boolean mlp = name.equals("mlp");
        int examples = mlp ? 5000 : 1000;
        String text = String.join(
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
        Experiment experiment =
                ExperimentFile.parse(name, text, List.of(), catalogue).experiment();
        return new LaplaceWork(name, experiment, folder);
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
        TrainingPlan plan = new TrainingPlan(
                experiment.training().epochs(), experiment.training().batchSize(), outline.training());
        return experiment
                .estimator()
                .provider()
                .bind(experiment.estimator().options(), new InvariantProblem(tensors, model, plan));
    }
}
