package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.Examples;
import org.erlangen.api.network.Network;
import org.erlangen.api.symmetry.PlaneAction;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.digits.DigitsOptions;
import org.erlangen.plugins.digits.DigitsSource;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.ShallowOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The evidence chooses the amount of rotation that the digits have. No training is involved. */
@Tag("property")
class RotationEvidenceTest {
    private static final int SIDE = 14;
    private static final double[] FEW_EXTENTS = {0.01, 0.8, 3.14};
    private static final double[] EXTENTS = {0.01, 0.2, 0.4, 0.8, 1.6, 3.14};

    @Test
    void evidenceOfRotatedDigitsRisesWithTheExtent() {
        assertThat(few(DigitsOptions.Transformation.ROTATED, 180))
                .extracting(ExactEvidence.Entry::perExample)
                .isSorted();
    }

    @Test
    void evidenceOfPlainDigitsHasAnInteriorMaximum() {
        List<ExactEvidence.Entry> entries = few(DigitsOptions.Transformation.PLAIN, 0);

        assertThat(entries.get(1).perExample())
                .isGreaterThan(entries.get(0).perExample())
                .isGreaterThan(entries.get(2).perExample());
    }

    /** The table of docs/reproduction/invariant-weights.md. */
    @Test
    @Tag("slow")
    void theWholeTableFollowsTheAmountOfRotationInTheDigits(TestReporter reporter) {
        List<ExactEvidence.Entry> full = many(DigitsOptions.Transformation.ROTATED, 180, reporter);
        List<ExactEvidence.Entry> partial = many(DigitsOptions.Transformation.ROTATED, 45, reporter);
        List<ExactEvidence.Entry> plain = many(DigitsOptions.Transformation.PLAIN, 0, reporter);

        assertThat(full).extracting(ExactEvidence.Entry::perExample).isSorted();
        assertThat(best(partial)).isGreaterThanOrEqualTo(3);
        assertThat(best(plain)).isBetween(2, 4);
    }

    private static int best(List<ExactEvidence.Entry> entries) {
        int best = 0;
        for (int i = 1; i < entries.size(); i++) {
            best = entries.get(i).perExample() > entries.get(best).perExample() ? i : best;
        }
        return best;
    }

    private static List<ExactEvidence.Entry> few(DigitsOptions.Transformation transformation, double amount) {
        return entries(128, 16, 200, 100, transformation, amount, FEW_EXTENTS);
    }

    private static List<ExactEvidence.Entry> many(
            DigitsOptions.Transformation transformation, double amount, TestReporter reporter) {
        List<ExactEvidence.Entry> entries = entries(512, 48, 800, 1_000, transformation, amount, EXTENTS);
        reporter.publishEntry(transformation + " " + amount, entries.toString());
        return entries;
    }

    private static List<ExactEvidence.Entry> entries(
            int hidden,
            int rotations,
            int training,
            int test,
            DigitsOptions.Transformation transformation,
            double amount,
            double[] extents) {
        try (Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64)) {
            Examples digits = new DigitsSource()
                    .load(digits(training, test, transformation, amount), new DataContext(engine, Path.of(".")));
            ShallowOptions options =
                    new ShallowOptions(hidden, ShallowOptions.Activation.RELU, ShallowOptions.Filters.RANDOM, 1);
            Network network = new ShallowArchitecture().network(options, Shape.of(1, SIDE, SIDE), 10);
            List<ExactEvidence.Entry> entries = new ArrayList<>();
            for (double extent : extents) {
                entries.add(new ExactEvidence(engine, network, rotations).at(extent, digits));
            }
            return entries;
        }
    }

    private static DigitsOptions digits(
            int training, int test, DigitsOptions.Transformation transformation, double amount) {
        return new DigitsOptions(
                DigitsOptions.Origin.SHIPPED,
                Path.of("."),
                true,
                training,
                test,
                transformation,
                amount,
                1234,
                SIDE,
                PlaneAction.Corners.ALIGNED);
    }
}
