package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.State;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.NamedTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    /** An estimation that nobody asks. */
    private static final Estimation SILENT = (Estimation) Proxy.newProxyInstance(
            Estimation.class.getClassLoader(), new Class<?>[] {Estimation.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private static final RunEvent REACHED =
            new RunEvent.StateReached("start-1", 1, SILENT, new State(NamedTensors.empty(), Map.of()));

    private final StringWriter said = new StringWriter();
    private long now;

    @Test
    void linesComeEveryTenSecondsAtMostAndSayHowLongItTakes() {
        Progress progress = new ProgressLines(new PrintWriter(said), () -> now);

        progress.accept(new RunEvent.FitStarted("start-1", 1, 2, 10));
        for (int epoch = 1; epoch <= 4; epoch++) {
            now += 4_000_000_000L;
            progress.accept(ended(epoch));
            progress.accept(REACHED);
        }

        assertThat(said.toString().lines())
                .containsExactly(
                        "start-1 (1 of 2): 10 epochs",
                        "start-1 (1 of 2): epoch 3 of 10, objective -1.250, affine.rotation 3.000, about 68 s left");
    }

    @Test
    void epochsThatAreOnlyToldAgainSayNothingOfHowLongOthersTake() {
        Progress progress = new ProgressLines(new PrintWriter(said), () -> now);

        progress.accept(new RunEvent.FitStarted("start-1", 1, 1, 10));
        for (int epoch = 1; epoch <= 7; epoch++) {
            progress.accept(ended(epoch));
        }
        now += 20_000_000_000L;
        progress.accept(ended(8));
        progress.accept(REACHED);

        assertThat(said.toString()).contains("epoch 8 of 10").contains("about 40 s left");
    }

    private static RunEvent ended(int epoch) {
        return new RunEvent.EpochEnded(
                "start-1", epoch, Map.of("objective", -1.25), Map.of("affine.rotation", 3.0, "affine.shear", 0.1));
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
