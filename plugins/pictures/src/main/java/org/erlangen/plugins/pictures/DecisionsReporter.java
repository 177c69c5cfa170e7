package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.plugins.pictures.internal.Decisions;
import org.erlangen.plugins.pictures.internal.DecisionsPicture;
import org.erlangen.plugins.pictures.internal.Pictures;

/**
 * Writes {@code decisions.svg}: the training points of the plane, and which class every fit predicts where, after its first and after its last
 * epoch.
 *
 * <p>Errors: refused when inputs are no points of the plane or targets no classes.
 */
public final class DecisionsReporter implements Reporter<NoOptions> {
    /** Found by name through the service loader. */
    public DecisionsReporter() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of(
                "decisions",
                "which class is predicted where in the plane, at the start and at the end, as decisions.svg");
    }

    @Override
    public Consumer<RunEvent> open(NoOptions options, Path folder) {
        return new Listener(folder);
    }

    /** Of one run. */
    private static final class Listener implements Consumer<RunEvent> {
        private final Path folder;
        private final List<Dataset> training = new ArrayList<>();
        private final Map<String, Integer> epochs = new LinkedHashMap<>();
        private final List<Decisions> seen = new ArrayList<>();

        Listener(Path folder) {
            this.folder = folder;
        }

        @Override
        public void accept(RunEvent event) {
            if (event instanceof RunEvent.RunStarted started) {
                Decisions.require(started.examples().training());
                training.add(started.examples().training());
            } else if (event instanceof RunEvent.FitStarted started) {
                epochs.put(started.fit(), started.epochs());
            } else if (event instanceof RunEvent.StateReached reached) {
                int last = epochs.getOrDefault(reached.fit(), 0);
                if (reached.epoch() == 1 || reached.epoch() == last) {
                    seen.add(Decisions.of(reached, training.get(0)));
                }
            } else if (event instanceof RunEvent.RunEnded) {
                Pictures.write(folder.resolve("decisions.svg"), DecisionsPicture.draw(seen, training.get(0)));
            }
        }
    }
}
