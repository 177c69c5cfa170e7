package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.distribution.CommandLine.erlangen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples learn what their headers say. A minute or two each; {@code mvn verify -Pnightly}.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 10, and laplace-kfac.md, section 3; figures in docs/reproduction.
 */
@Tag("slow")
class PublishedBehaviourTest {
    private static final String GROUP = "affine.";

    private static final double ABSENT = 0.1;

    @TempDir
    Path folder;

    @Test
    void rotatedDigitsAreFoundInvariantToRotationAndNothingElse() throws IOException {
        JsonNode result = run("rotated-digits");

        assertThat(extent(result, "rotation")).isGreaterThan(2.5);
        assertThat(others(result, "rotation")).allMatch(extent -> extent < ABSENT);
        assertThat(result.at("/test/accuracy").asDouble()).isGreaterThanOrEqualTo(0.75);
        assertThat(gain(result)).isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void partlyRotatedDigitsAreFoundAsInvariantAsTheyAre() throws IOException {
        assertThat(extent(run("partially-rotated-digits"), "rotation")).isBetween(0.55, 1.0);
    }

    @Test
    void translatedDigitsHaveBothTranslationsAsTheLargestExtents() throws IOException {
        JsonNode result = run("translated-digits");

        double smaller = Math.min(extent(result, "translation-x"), extent(result, "translation-y"));
        assertThat(others(result, "translation-x", "translation-y")).allMatch(extent -> extent < smaller);
    }

    @Test
    void scaledDigitsHaveBothScalesAsTheLargestExtents() throws IOException {
        JsonNode result = run("scaled-digits");

        assertThat(extent(result, "scale-x")).isBetween(0.35, 0.9);
        assertThat(extent(result, "scale-y")).isBetween(0.35, 0.9);
        assertThat(others(result, "scale-x", "scale-y")).allMatch(extent -> extent < 0.35);
    }

    @Test
    void uprightDigitsAreNotFoundInvariantToRotation() throws IOException {
        assertThat(extent(run("upright-digits"), "rotation")).isLessThan(1.0);
    }

    @Test
    void maximumLikelihoodCollapsesToNoInvarianceAndAPerfectFit() throws IOException {
        JsonNode result = run("maximum-likelihood");

        assertThat(extent(result, "rotation")).isLessThan(ABSENT);
        assertThat(result.at("/train/accuracy").asDouble()).isGreaterThan(0.98);
    }

    @Test
    void lilaFindsRotatedDigitsInvariantToRotationAndLittleElse() throws IOException {
        JsonNode result = run("rotated-digits-lila");

        assertThat(extent(result, "rotation")).isGreaterThan(1.2);
        assertThat(others(result, "rotation")).allMatch(extent -> extent < 0.15);
        assertThat(gain(result)).isGreaterThanOrEqualTo(0.3);
        assertThat(accuracyGain(result)).isGreaterThanOrEqualTo(0.05);
    }

    @Test
    void pointsOnAnArcAreFoundInvariantToTurnsWithinIt() throws IOException {
        JsonNode result = run("circles");

        assertThat(result.get("hyperparameters").get("point-rotation.angle").asDouble())
                .isBetween(0.8, 1.5);
        assertThat(gain(result)).isPositive();
    }

    private static double accuracyGain(JsonNode result) {
        return result.at("/test/accuracy").asDouble()
                - result.at("/baseline/test/accuracy").asDouble();
    }

    private JsonNode run(String example) throws IOException {
        Path out = folder.resolve(example);
        Path file = Distribution.repository().resolve("examples/" + example + ".yaml");
        erlangen("run", file.toString(), "--quiet", "--out", out.toString()).hasCode(0);
        return new ObjectMapper().readTree(out.resolve("result.json").toFile());
    }

    private static double extent(JsonNode result, String generator) {
        JsonNode extent = result.get("hyperparameters").get(GROUP + generator);
        assertThat(extent).as(generator).isNotNull();
        return extent.asDouble();
    }

    private static List<Double> others(JsonNode result, String... generators) {
        List<Double> others = new ArrayList<>();
        result.get("hyperparameters").properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.startsWith(GROUP) && !List.of(generators).contains(name.substring(GROUP.length()))) {
                others.add(entry.getValue().asDouble());
            }
        });
        assertThat(others).hasSize(6 - generators.length);
        return others;
    }

    /** What the groups gain in log marginal likelihood per example. */
    private static double gain(JsonNode result) {
        return result.at("/logMarginalLikelihood/perDatum").asDouble()
                - result.at("/baseline/logMarginalLikelihood/perDatum").asDouble();
    }
}
