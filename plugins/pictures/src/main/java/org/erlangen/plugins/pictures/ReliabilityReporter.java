package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.plugins.pictures.internal.Pictures;
import org.erlangen.plugins.pictures.internal.ReliabilityPicture;

/**
 * Writes {@code reliability.svg}: how often predictions of a given confidence come true on the test data, one panel per fit that was judged
 * and predictive distribution.
 *
 * <p>Errors: refused when nothing predicts classes.
 */
public final class ReliabilityReporter implements Reporter<NoOptions> {
    /** Found by name through the service loader. */
    public ReliabilityReporter() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of(
                        "reliability", "how often predictions of a given confidence come true, as reliability.svg")
                .source(
                        "C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger",
                        "On Calibration of Modern Neural Networks",
                        "ICML",
                        2017);
    }

    @Override
    public Consumer<RunEvent> open(NoOptions options, Path folder) {
        List<RunEvent.Judged> judged = new ArrayList<>();
        return event -> {
            if (event instanceof RunEvent.Judged each) {
                judged.add(each);
            } else if (event instanceof RunEvent.RunEnded) {
                if (judged.isEmpty()) {
                    throw new ErlangenException(
                            ErlangenException.Kind.CONFIGURATION,
                            "reports",
                            "'reliability' has nothing to draw, since no class was predicted",
                            "a likelihood of classes",
                            "Leave it out");
                }
                Pictures.write(folder.resolve("reliability.svg"), ReliabilityPicture.draw(judged));
            }
        };
    }
}
