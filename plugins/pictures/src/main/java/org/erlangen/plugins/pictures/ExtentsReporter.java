package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.plugins.pictures.internal.ExtentsPicture;
import org.erlangen.plugins.pictures.internal.History;
import org.erlangen.plugins.pictures.internal.Pictures;

/**
 * Writes {@code extents.svg}: the extents against the epoch, one line per generator, one panel per fit.
 *
 * <p>Errors: refused when the experiment has no group with extents.
 */
public final class ExtentsReporter implements Reporter<NoOptions> {
    /** Found by name through the service loader. */
    public ExtentsReporter() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("extents", "the extents against the epoch, per fit, as extents.svg");
    }

    @Override
    public Consumer<RunEvent> open(NoOptions options, Path folder) {
        History history = new History();
        return event -> {
            if (event instanceof RunEvent.EpochEnded epoch) {
                history.add(epoch);
            } else if (event instanceof RunEvent.RunEnded ended) {
                Pictures.write(folder.resolve("extents.svg"), ExtentsPicture.draw(history.curves(ended)));
            }
        };
    }
}
