package org.erlangen.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFileTest {
    private static final String MINIMAL = """
            name: small
            data: {use: digits, training: 100}
            network: shallow
            likelihood: softmax
            estimator: variational
            training: {epochs: 2, batch-size: 10}
            """;
    private static final String FULL = """
            name: rotated-digits
            seed: -7
            precision: float64
            backend: {use: nd4j, threads: 3}
            data: {use: digits, training: 2000, amount: 1.8e2, folder: a/b c, title: "yes: 'no' # \\u00e9\\n"}
            network: {use: shallow, hidden: 64, activation: leaky-relu, prior: {precision: 2}, more: [{learn: false}, {}]}
            likelihood: softmax
            groups: [{use: affine, generators: [rotation]}, mirror]
            invariance: {placement: filter-adjoint, average: losses, samples: 4, evaluation-samples: 8, sampling: deterministic}
            estimator: {use: variational, learning-rate: 1e-3, hold: 15}
            training:
              epochs: 150
              batch-size: 250
            hyperparameters:
              affine.rotation: {initial: 1.0, learn: false}
              affine.translation-x: {}
            starts: [{affine.rotation: 0.2}, {affine.rotation: 1.0, affine.translation-x: 3}]
            baseline: true
            reports: [filter-bank]
            """;

    @TempDir
    Path folder;

    private static Experiment read(String text, String... overrides) {
        return ExperimentFile.parse("e.yaml", text, List.of(overrides), SampleProviders.CATALOGUE)
                .experiment();
    }

    @Test
    void everyKeyIsRead() {
        Experiment experiment = read(FULL);

        assertThat(experiment.name()).isEqualTo("rotated-digits");
        assertThat(experiment.seed()).isEqualTo(-7);
        assertThat(experiment.precision()).isEqualTo(Precision.FLOAT64);
        assertThat(experiment.backend().options()).isEqualTo(new TensorBackend.Options(3));
        assertThat(experiment.data().options())
                .isEqualTo(new SampleProviders.Digits(180, 2000, Path.of("a/b c"), "yes: 'no' # \u00e9\n"));
        assertThat(experiment.network().options())
                .isEqualTo(new SampleProviders.Shallow(
                        64,
                        SampleProviders.Activation.LEAKY_RELU,
                        new SampleProviders.Prior(2, true),
                        List.of(new SampleProviders.Prior(1, false), new SampleProviders.Prior(1, true))));
        assertThat(experiment.groups()).extracting(Chosen::name).containsExactly("affine", "mirror");
        assertThat(experiment.groups().get(0).options())
                .isEqualTo(new SampleProviders.Affine(List.of(SampleProviders.Generator.ROTATION), 0.1));
        assertThat(experiment.invariance())
                .isEqualTo(new Invariance(
                        Invariance.Placement.FILTER_ADJOINT, Invariance.Average.LOSSES, 4, 8, Sampling.DETERMINISTIC));
        assertThat(experiment.estimator().options()).isEqualTo(new SampleProviders.Variational(0.001, 15, 1000));
        assertThat(experiment.training()).isEqualTo(new Training(150, 250, 0));
        assertThat(experiment.hyperparameters())
                .isEqualTo(Map.of(
                        "affine.rotation",
                        new HyperparameterSetting(OptionalDouble.of(1), false),
                        "affine.translation-x",
                        new HyperparameterSetting(OptionalDouble.empty(), true)));
        assertThat(experiment.starts())
                .containsExactly(
                        Map.of("affine.rotation", 0.2), Map.of("affine.rotation", 1.0, "affine.translation-x", 3.0));
        assertThat(experiment.baseline()).isTrue();
        assertThat(experiment.reports()).extracting(Chosen::name).containsExactly("filter-bank");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Experiment experiment = read(MINIMAL);

        assertThat(experiment.seed()).isZero();
        assertThat(experiment.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(experiment.backend().name()).isEqualTo("nd4j");
        assertThat(experiment.backend().options()).isEqualTo(new TensorBackend.Options(1));
        assertThat(experiment.groups()).isEmpty();
        assertThat(experiment.invariance().samples()).isEqualTo(16);
        assertThat(experiment.starts()).containsExactly(Map.of());
        assertThat(experiment.baseline()).isFalse();
        assertThat(experiment.reports()).isEmpty();
    }

    @Test
    void theResolvedFileReadsBackAsAnEqualExperiment() {
        for (String text : List.of(MINIMAL, FULL)) {
            Experiment experiment = read(text);

            assertThat(read(experiment.toYaml())).isEqualTo(experiment);
        }
    }

    @Test
    void theResolvedFileShowsDefaults() {
        assertThat(read(MINIMAL).toYaml())
                .contains("seed: 0\n", "use: nd4j\n", "threads: 1\n", "activation: relu\n", "evaluation-samples: 32\n");
    }

    @Test
    void overridesReachEveryDepth() {
        Experiment experiment = read(
                FULL,
                "seed=12",
                "network.hidden=128",
                "network.prior.precision=0.5",
                "network.more[1].learn=false",
                "groups[1]=affine",
                "groups[0]=mirror",
                "hyperparameters.affine.rotation.initial=0.25",
                "hyperparameters.affine.translation-x={initial: 4}",
                "starts[1].affine.rotation=0.75",
                "starts[2]={affine.rotation: 9}",
                "baseline=false",
                "reports=[]");

        assertThat(experiment.seed()).isEqualTo(12);
        assertThat(experiment.network().options())
                .isEqualTo(new SampleProviders.Shallow(
                        128,
                        SampleProviders.Activation.LEAKY_RELU,
                        new SampleProviders.Prior(0.5, true),
                        List.of(new SampleProviders.Prior(1, false), new SampleProviders.Prior(1, false))));
        assertThat(experiment.groups()).extracting(Chosen::name).containsExactly("mirror", "affine");
        assertThat(experiment.hyperparameters().get("affine.rotation"))
                .isEqualTo(new HyperparameterSetting(OptionalDouble.of(0.25), false));
        assertThat(experiment.hyperparameters().get("affine.translation-x"))
                .isEqualTo(new HyperparameterSetting(OptionalDouble.of(4), true));
        assertThat(experiment.starts())
                .containsExactly(
                        Map.of("affine.rotation", 0.2),
                        Map.of("affine.rotation", 0.75, "affine.translation-x", 3.0),
                        Map.of("affine.rotation", 9.0));
        assertThat(experiment.baseline()).isFalse();
        assertThat(experiment.reports()).isEmpty();
    }

    @Test
    void overridesReachIntoPluginsGivenByNameAloneAndIntoAbsentSections() {
        Experiment experiment = read(MINIMAL, "network.hidden=8", "backend.threads=2", "invariance.samples=3");

        assertThat(experiment.network().options()).extracting("hidden").isEqualTo(8);
        assertThat(experiment.backend().options()).isEqualTo(new TensorBackend.Options(2));
        assertThat(experiment.invariance().samples()).isEqualTo(3);
    }

    @Test
    void wrongOverridesAreRefusedAsTheyWereWritten() {
        assertThatThrownBy(() -> read(
                        MINIMAL,
                        "network.hidden=many",
                        "nonsense",
                        "name.deep=1",
                        "groups[3]=affine",
                        "trainnig.epochs=1"))
                .hasMessageContaining(
                        "--set network.hidden=many: network.hidden: 'many' is not allowed: must be a whole number.")
                .hasMessageContaining("--set nonsense: is no override: it must read KEY.PATH=VALUE")
                .hasMessageContaining("--set name.deep=1: there are no keys below")
                .hasMessageContaining("--set groups[3]=affine: there is no item [3]")
                .hasMessageContaining("Did you mean 'training'?");
    }

    @Test
    void laterMistakesCanBeReportedAtTheirPlaces() {
        Places places = ExperimentFile.parse("e.yaml", FULL, List.of("seed=1"), SampleProviders.CATALOGUE)
                .places();

        assertThat(places.refusal("hyperparameters.affine.rotation", "is unknown", "", "")
                        .sentence())
                .isEqualTo("e.yaml:15: hyperparameters.affine.rotation: is unknown.");
        assertThat(places.of("hyperparameters.affine.rotation.initial"))
                .isEqualTo("e.yaml:15: hyperparameters.affine.rotation.initial");
        assertThat(places.of("starts[1].affine.translation-x")).startsWith("e.yaml:17: ");
        assertThat(places.of("training.batch-size")).startsWith("e.yaml:13: ");
        assertThat(places.of("network.depth")).startsWith("e.yaml:6: ");
        assertThat(places.of("seed")).isEqualTo("--set seed=1: seed");
        assertThat(Places.none().of("seed")).isEqualTo("seed");
    }

    @Test
    void aFileIsReadWithOrWithoutAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("e.yaml"), "\uFEFF" + MINIMAL);

        assertThat(ExperimentFile.read(file, List.of(), SampleProviders.CATALOGUE)
                        .experiment())
                .isEqualTo(read(MINIMAL));
    }

    @Test
    void filesThatAreTooLargeNoTextOrAbsentAreRefused() throws IOException {
        Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(1_000_001));
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});
        Path absent = folder.resolve("absent.yaml");

        assertThatThrownBy(() -> ExperimentFile.read(large, List.of(), SampleProviders.CATALOGUE))
                .isInstanceOf(ErlangenException.class)
                .hasMessage(large + ": is 1000001 bytes long: an experiment file has at most 1000000.");
        assertThatThrownBy(() -> ExperimentFile.read(binary, List.of(), SampleProviders.CATALOGUE))
                .isInstanceOf(ErlangenException.class)
                .hasMessage(binary + ": is no text: an experiment file is written in UTF-8.");
        assertThatThrownBy(() -> ExperimentFile.read(absent, List.of(), SampleProviders.CATALOGUE))
                .isInstanceOf(ErlangenException.class)
                .hasMessage(absent + ": there is no such file.");
    }
}
