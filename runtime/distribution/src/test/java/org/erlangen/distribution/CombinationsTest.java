package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.groups.affine.ScaleGroup;
import org.erlangen.groups.affine.TranslationGroup;
import org.erlangen.groups.rotation.PointRotationGroup;
import org.erlangen.groups.rotation.RotationGroup;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.run.Check;
import org.erlangen.host.run.Job;
import org.erlangen.host.run.Machine;
import org.erlangen.host.run.Run;
import org.erlangen.host.run.RunOutcome;
import org.erlangen.inference.laplace.LaplaceApproximation;
import org.erlangen.inference.vi.VariationalInference;
import org.erlangen.nd4j.Nd4jBackend;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.erlangen.plugins.networks.FixupResNetArchitecture;
import org.erlangen.plugins.networks.LeNetArchitecture;
import org.erlangen.plugins.networks.MiniNetArchitecture;
import org.erlangen.plugins.networks.PerceptronArchitecture;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.WideResNetArchitecture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every group with every network, likelihood, estimator and placement, through configuration alone: it runs, or it is refused in words. */
@Tag("process")
class CombinationsTest {
    private static final int FEWEST_RUNNING = 100;
    private static final int FEWEST_REFUSED = 100;

    private static final List<String> PLANE_GROUPS =
            List.of("affine", "rotation", "translation", "scale", "[]", "[rotation, scale]");
    private static final List<String> IMAGE_NETWORKS = List.of(
            "{use: shallow, hidden: 8}",
            "{use: mlp, hidden: [8, 6]}",
            "lenet",
            "mini-net",
            "{use: fixup-resnet, depth: 8, planes: 2}",
            "{use: wide-resnet, depth: 10, widening: 1}");
    private static final List<String> POINT_NETWORKS = List.of("{use: mlp, hidden: [8, 6]}");
    private static final List<String> ESTIMATORS = List.of(
            "{use: laplace, burn-in: 1, predictive: point-estimate}",
            "{use: variational, hold: 0, evidence-samples: 1}");

    private static final Catalogue CATALOGUE = Catalogue.of(
            new Nd4jBackend(),
            new PatternSource(),
            new AffineGroup(),
            new RotationGroup(),
            new TranslationGroup(),
            new ScaleGroup(),
            new PointRotationGroup(),
            new ShallowArchitecture(),
            new PerceptronArchitecture(),
            new LeNetArchitecture(),
            new MiniNetArchitecture(),
            new FixupResNetArchitecture(),
            new WideResNetArchitecture(),
            new SoftmaxLikelihood(),
            new GaussianLikelihood(),
            new LaplaceApproximation(),
            new VariationalInference());

    @TempDir
    Path folder;

    /** One line of the table. */
    record Combination(
            String inputs, String group, String network, String likelihood, String estimator, String placement) {
        ExperimentFile file() {
            String text = """
                    name: combination
                    data: {use: pattern, inputs: %s, targets: %s}
                    network: %s
                    likelihood: %s
                    groups: %s
                    invariance: {placement: %s, samples: 2, evaluation-samples: 2}
                    estimator: %s
                    training: {epochs: 1, batch-size: 6}
                    """.formatted(
                            inputs,
                            likelihood.equals("softmax") ? "classes" : "real",
                            network,
                            likelihood,
                            group.startsWith("[") ? group : "[" + group + "]",
                            placement,
                            estimator);
            return ExperimentFile.parse("combination.yaml", text, List.of(), CATALOGUE);
        }

        /** Averages of moved inputs suit every network; moved filters need one whose first map reads images, and an estimator that samples weights. */
        boolean supported() {
            boolean domain = inputs.equals("points") == group.equals("point-rotation") || group.equals("[]");
            boolean filters = inputs.equals("images")
                    && (network.contains("shallow") || network.contains("mlp"))
                    && estimator.contains("variational");
            return domain && (placement.equals("input") || filters || group.equals("[]"));
        }
    }

    static List<Combination> running() {
        return combinations().stream().filter(Combination::supported).toList();
    }

    static List<Combination> refused() {
        return combinations().stream()
                .filter(combination -> !combination.supported())
                .toList();
    }

    private static List<Combination> combinations() {
        List<Combination> all = new ArrayList<>();
        for (String estimator : ESTIMATORS) {
            for (String likelihood : List.of("softmax", "gaussian")) {
                for (String placement : List.of("input", "filter")) {
                    for (String network : IMAGE_NETWORKS) {
                        PLANE_GROUPS.forEach(group ->
                                all.add(new Combination("images", group, network, likelihood, estimator, placement)));
                        all.add(new Combination("images", "point-rotation", network, likelihood, estimator, placement));
                    }
                    for (String network : POINT_NETWORKS) {
                        for (String group : List.of("point-rotation", "affine")) {
                            all.add(new Combination("points", group, network, likelihood, estimator, placement));
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void theTableIsLong() {
        assertThat(running()).hasSizeGreaterThanOrEqualTo(FEWEST_RUNNING);
        assertThat(refused()).hasSizeGreaterThanOrEqualTo(FEWEST_REFUSED);
    }

    @ParameterizedTest
    @MethodSource("running")
    void aSupportedCombinationPassesTheCheckAndRuns(Combination combination) {
        ExperimentFile file = combination.file();

        assertThat(Check.of(file, folder).parameterCount()).isPositive();
        RunOutcome outcome = Run.of(
                        new Job(file, CATALOGUE, folder, folder.resolve("run"), new Machine("test", "17", "any", 1)),
                        InstantSource.system())
                .execute(event -> {}, () -> false);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(
                                        finished.result().best().evidence().total())
                                .isFinite());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anUnsupportedCombinationIsRefusedInWords(Combination combination) {
        assertThatThrownBy(() -> Check.of(combination.file(), folder))
                .isInstanceOfSatisfying(
                        ErlangenException.class,
                        refused -> assertThat(refused.refusals())
                                .allSatisfy(
                                        refusal -> assertThat(refusal.where()).contains("combination.yaml")));
    }
}
