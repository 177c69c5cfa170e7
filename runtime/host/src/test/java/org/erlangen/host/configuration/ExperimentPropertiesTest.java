package org.erlangen.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.erlangen.api.provider.ErlangenException;

class ExperimentPropertiesTest {
    private static final String TEXT = """
            name: small
            data: {use: digits, training: 100, title: "a b"}
            network:
              use: shallow
              more: [{learn: false}, {}]
            likelihood: softmax
            groups: [{use: affine, generators: [rotation]}, mirror]
            estimator: variational
            training: {epochs: 2, batch-size: 10}
            hyperparameters: {affine.rotation: {initial: 1.0}}
            starts: [{affine.rotation: 0.2}]
            """;
    private static final String SIGNS = "{}[]:,&*!|>'\"%@`#-?~\\ \t\n\0\u00850.9e_<=$a";

    private static Experiment read(String text) {
        return ExperimentFile.parse("e.yaml", text, List.of(), SampleProviders.CATALOGUE)
                .experiment();
    }

    @Provide
    Arbitrary<String> titles() {
        Arbitrary<String> words = Arbitraries.of(
                "", " ", "null", "~", "true", "no", "1", "010", ".inf", "- a", "a: b", "a #b", "|", ">-", "&a", "*a",
                "!!a", "{}", "[", "'", "\"", "a\n", "\n a", "a\r\nb", "\t", "---", "...", "%a", "@a", "`a", "?", "<<",
                "a\\");
        return Arbitraries.oneOf(words, Arbitraries.strings());
    }

    @Property
    @Tag("property")
    void anyTextAndNumberSurvivesTheResolvedFile(
            @ForAll("titles") String title, @ForAll double amount, @ForAll long seed, @ForAll double start) {
        Experiment plain = read(TEXT);
        Experiment experiment = new Experiment(
                plain.name(),
                seed,
                plain.precision(),
                plain.backend(),
                new Chosen<>(
                        plain.data().plugin(),
                        new SampleProviders.Digits(Math.abs(amount) % 180, 1, Path.of("x"), title)),
                plain.network(),
                plain.likelihood(),
                plain.groups(),
                plain.invariance(),
                plain.estimator(),
                plain.training(),
                plain.hyperparameters(),
                List.of(Map.of("affine.rotation", start)),
                plain.baseline(),
                plain.reports());

        assertThat(read(experiment.toYaml())).isEqualTo(experiment);
    }

    @Property(tries = 1000)
    @Tag("property")
    void aDamagedFileIsReadOrRefusedButNeverEndsOtherwise(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100_000) Integer> damages) {
        StringBuilder text = new StringBuilder(TEXT);
        for (int damage : damages) {
            int at = damage % text.length();
            char sign = SIGNS.charAt(damage / 7 % SIGNS.length());
            if (damage % 2 == 0) {
                text.setCharAt(at, sign);
            } else {
                text.insert(at, sign);
            }
        }
        try {
            assertThat(read(text.toString()).training()).isNotNull();
        } catch (ErlangenException refused) {
            assertThat(refused.refusals()).isNotEmpty();
        }
    }
}
