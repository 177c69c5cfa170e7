package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.ErlangenException.Kind;
import org.erlangen.api.tensor.NumericalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private final StringWriter err = new StringWriter();
    private final Failures failures = new Failures(new PrintWriter(err), false);

    @ParameterizedTest
    @CsvSource({"RUN, 1", "CONFIGURATION, 2", "PLUGIN, 3"})
    void theKindOfAMistakeDecidesTheExitCode(Kind kind, int code) {
        assertThat(failures.tell(new ErlangenException(kind, "a.yaml:1: seed", "is 'x'", "must be a number", "Use 0")))
                .isEqualTo(code);
        assertThat(err)
                .hasToString("erlangen: a.yaml:1: seed: is 'x': must be a number. Use 0." + System.lineSeparator());
    }

    @Test
    void numbersThatBreakDownFailTheRun() {
        assertThat(failures.tell(new NumericalException("cholesky [3, 3]: pivot 2")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cholesky [3, 3]: pivot 2");
    }

    @Test
    void whatNobodyForesawIsAnInternalErrorInOneSentence() {
        assertThat(failures.tell(new IllegalStateException("oops"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("internal error", "oops", "--stacktrace")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "Java heap space, -Xmx",
        "Cannot allocate new LongPointer(1): totalBytes = 0, maxphysicalbytes",
    })
    void exhaustedMemorySaysWhichAndWhatToDo(String message, String advice) {
        assertThat(failures.tell(new OutOfMemoryError(message))).isEqualTo(1);
        assertThat(err.toString()).contains(message, advice, "batch-size");
    }

    @Test
    void theStackTraceIsPrintedOnRequest() {
        new Failures(new PrintWriter(err), true).tell(new IllegalStateException("oops"));

        assertThat(err.toString()).contains("IllegalStateException: oops", "\tat ");
    }
}
