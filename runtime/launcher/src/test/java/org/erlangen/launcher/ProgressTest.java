package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.erlangen.api.report.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private final StringWriter said = new StringWriter();
    private long now;

    @Test
    void linesComeEveryTenSecondsAtMostAndSayHowLongItTakes() {
        Progress progress = new ProgressLines(new PrintWriter(said), () -> now);

        progress.accept(new RunEvent.FitStarted("start-1", 1, 2, 10));
        for (int epoch = 1; epoch <= 4; epoch++) {
            now += 4_000_000_000L;
            progress.accept(new RunEvent.EpochEnded(
                    "start-1", epoch, Map.of("objective", -1.25), Map.of("affine.rotation", 3.0, "affine.shear", 0.1)));
        }

        assertThat(said.toString().lines())
                .containsExactly(
                        "start-1 (1 of 2): 10 epochs",
                        "start-1 (1 of 2): epoch 3 of 10, objective -1.250, affine.rotation 3.000, about 68 s left");
    }

    @Test
    void aLaterFitCountsThoseBeforeIt() {
        Course course = Course.START
                .after(new RunEvent.FitStarted("baseline", 3, 4, 10))
                .after(new RunEvent.EpochEnded("baseline", 5, Map.of(), Map.of()));

        assertThat(course.done()).isEqualTo(25);
        assertThat(course.total()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "99, 99 s", "150, 3 min", "7500, 2 h 5 min"})
    void durationsAreSaidInWords(double seconds, String words) {
        assertThat(Progress.duration(seconds)).isEqualTo(words);
    }
}
