package org.erlangen.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void confidencesThatComeTrueAreNoError() {
        double[] confidence = {0.75, 0.75, 0.75, 0.75, 0.5, 0.5, 1, 1};
        double[] correct = {1, 1, 1, 0, 1, 0, 1, 1};

        assertThat(Calibration.of(confidence, correct).expectedError()).isCloseTo(0, within(ROUNDING));
    }

    @Test
    void certaintyThatIsWrongIsTheLargestError() {
        assertThat(Calibration.of(new double[] {1, 1, 1}, new double[] {0, 0, 0})
                        .expectedError())
                .isEqualTo(1);
    }

    @Test
    void errorsOfBinsCountByTheirExamples() {
        // Three examples at 0.9 of which two are right, one at 0.5 that is right.
        double expected = 3.0 / 4 * Math.abs(2.0 / 3 - 0.9) + 1.0 / 4 * Math.abs(1 - 0.5);

        assertThat(Calibration.of(new double[] {0.9, 0.9, 0.9, 0.5}, new double[] {1, 1, 0, 1})
                        .expectedError())
                .isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void doubtAndTrustInOneBinCancel() {
        double[] confidence = {0.94, 0.98};
        double[] correct = {1, 1};

        assertThat(Calibration.of(confidence, correct).expectedError()).isCloseTo(0.04, within(ROUNDING));
    }

    @Test
    void binsAreOpenBelowAndClosedAbove() {
        double[] edges = new double[Calibration.BINS];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (i + 1) / (double) Calibration.BINS;
        }
        double[] right = new double[edges.length];
        Arrays.fill(right, 1);

        assertThat(Calibration.of(edges, right).bins())
                .hasSize(Calibration.BINS)
                .allMatch(bin -> bin.count() == 1 && bin.accuracy() == 1);
    }

    @Test
    void roundingAtBothEndsFallsIntoABin() {
        Calibration calibration = Calibration.of(new double[] {0, 1 + 1e-7}, new double[] {0, 1});

        assertThat(calibration.bins().get(0).count()).isEqualTo(1);
        assertThat(calibration.bins().get(Calibration.BINS - 1).count()).isEqualTo(1);
    }

    @Test
    void emptyBinsSayNothing() {
        Calibration calibration = Calibration.of(new double[] {0.99}, new double[] {1});

        assertThat(calibration.bins().get(3)).isEqualTo(new Calibration.Bin(0, 0, 0));
        assertThat(calibration.examples()).isEqualTo(1);
        assertThat(Calibration.of(new double[0], new double[0]).expectedError()).isZero();
    }

    @Test
    void eachConfidenceHasItsAnswer() {
        assertThatThrownBy(() -> Calibration.of(new double[] {0.5}, new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 confidences but 0 answers");
    }
}
