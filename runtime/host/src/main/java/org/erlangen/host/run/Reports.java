package org.erlangen.host.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.host.configuration.Chosen;

/** The reporters of an experiment as one listener; what one of them throws is told under its name. */
final class Reports implements Consumer<RunEvent> {
    private final List<Open> reporters;

    /** Opens all reporters on a folder. */
    Reports(List<Chosen<Reporter<Record>, Record>> chosen, Path folder) {
        reporters = chosen.stream()
                .map(report -> new Open(report.name(), open(report, folder)))
                .toList();
    }

    private record Open(String name, Consumer<RunEvent> listener) {}

    private static Consumer<RunEvent> open(Chosen<Reporter<Record>, Record> report, Path folder) {
        try {
            return report.provider().open(report.options(), folder);
        } catch (RuntimeException failure) {
            throw failed(report.name(), failure);
        }
    }

    @Override
    public void accept(RunEvent event) {
        for (Open reporter : reporters) {
            try {
                reporter.listener().accept(event);
            } catch (RuntimeException failure) {
                throw failed(reporter.name(), failure);
            }
        }
    }

    private static RuntimeException failed(String name, RuntimeException failure) {
        if (failure instanceof ErlangenException) {
            return failure;
        }
        return new ErlangenException(
                ErlangenException.Kind.PLUGIN,
                new Refusal(
                        "reports",
                        "the reporter '" + name + "' failed (" + failure + ")",
                        "",
                        "Leave it out, or report the fault to its author"),
                failure);
    }
}
