package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.erlangen.api.data.Examples;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.plugins.pictures.internal.GeneratorsPicture;
import org.erlangen.plugins.pictures.internal.OrbitsPicture;
import org.erlangen.plugins.pictures.internal.Pictures;
import org.erlangen.plugins.pictures.internal.SingularValuesPicture;
import org.erlangen.plugins.pictures.internal.Symmetries;
import org.erlangen.plugins.pictures.internal.SymmetriesJson;
import org.erlangen.plugins.pictures.internal.Trajectories;
import org.erlangen.plugins.pictures.internal.TrajectoriesPicture;

/**
 * Writes what the best fit learnt of conserved quantities: {@code symmetries.json}, {@code generators.svg}, {@code singular-values.svg},
 * {@code orbits.svg}, and {@code trajectories.svg} where the test data are trajectories.
 *
 * <p>Errors: refused when no group has quadratic observables, and when more than one true system is given.
 */
public final class SymmetriesReporter implements Reporter<SymmetriesOptions> {
    /** Found by name through the service loader. */
    public SymmetriesReporter() {}

    @Override
    public Description<SymmetriesOptions> describe() {
        return Description.of(
                        "symmetries",
                        "conserved quantities that were learnt, beside the true ones, as symmetries.json and pictures",
                        SymmetriesOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk, Pim de Haan",
                        "Noether's razor: Learning Conserved Quantities",
                        "NeurIPS",
                        2024);
    }

    @Override
    public Consumer<RunEvent> open(SymmetriesOptions options, Path folder) {
        Optional<HamiltonianSystem> truth = truth(options);
        AtomicReference<Examples> examples = new AtomicReference<>();
        return event -> {
            if (event instanceof RunEvent.RunStarted started) {
                examples.set(started.examples());
            } else if (event instanceof RunEvent.RunEnded ended) {
                write(ended, Objects.requireNonNull(examples.get(), "a run starts before it ends"), truth, folder);
            }
        };
    }

    private static void write(
            RunEvent.RunEnded ended, Examples examples, Optional<HamiltonianSystem> truth, Path folder) {
        Trajectories trajectories = Trajectories.of(examples.test());
        Symmetries symmetries = Symmetries.of(ended, examples, trajectories, truth);
        Pictures.write(folder.resolve("symmetries.json"), SymmetriesJson.of(symmetries));
        Pictures.write(folder.resolve("singular-values.svg"), SingularValuesPicture.draw(symmetries));
        Pictures.write(folder.resolve("generators.svg"), GeneratorsPicture.draw(symmetries));
        Pictures.write(
                folder.resolve("orbits.svg"),
                OrbitsPicture.draw(symmetries, ended.problem().tensors()));
        if (!trajectories.isEmpty()) {
            Pictures.write(folder.resolve("trajectories.svg"), TrajectoriesPicture.draw(trajectories.predicted(ended)));
        }
    }

    private static Optional<HamiltonianSystem> truth(SymmetriesOptions options) {
        if (options.truth().size() > 1) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "'symmetries' compares with one true system, not "
                            + options.truth().size(),
                    "",
                    "Leave the others out");
        }
        return options.truth().stream()
                .map(choice -> choice.provider().system(choice.options()))
                .findFirst();
    }
}
