package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as users start it: the script, in a process of its own. */
final class CommandLine {
    private static final long PATIENCE = 300; // seconds

    private CommandLine() {}

    /**
     * What came of it.
     *
     * @param code exit code
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int code, String out, String err) {
        Outcome hasCode(int expected) {
            assertThat(code)
                    .as("standard output:%n%s%nstandard error:%n%s", out, err)
                    .isEqualTo(expected);
            return this;
        }
    }

    static Outcome erlangen(String... arguments) {
        return start(Distribution.home(), Distribution.home().resolve("bin/erlangen"), arguments);
    }

    static Outcome start(Path folder, Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("erlangen", ".out");
            Path err = Files.createTempFile("erlangen", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end. It said: " + Files.readString(err));
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
