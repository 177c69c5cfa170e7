package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;

/** What was heard of a run's epochs, fit by fit. Belongs to one run. */
public final class History {
    private final Map<String, List<RunEvent.EpochEnded>> fits = new LinkedHashMap<>();

    /** A history of nothing yet. */
    public History() {}

    /** Notes an epoch; one that was run again after a resumption replaces the first. */
    public void add(RunEvent.EpochEnded epoch) {
        List<RunEvent.EpochEnded> epochs = fits.computeIfAbsent(epoch.fit(), fit -> new ArrayList<>());
        epochs.removeIf(other -> other.epoch() >= epoch.epoch());
        epochs.add(epoch);
    }

    /** The extents' curves. Errors: {@link ErlangenException} when the run's groups have no extents. */
    public Curves curves(RunEvent.RunEnded ended) {
        List<Hyperparameter> extents = new ArrayList<>();
        ended.transformations().values().forEach(group -> extents.addAll(group.extents()));
        if (extents.isEmpty()) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "'extents' has nothing to draw, since no group of the experiment has extents",
                    "",
                    "Leave it out, or give a group that has some, such as 'affine'");
        }
        List<Curves.Fit> drawn = new ArrayList<>();
        fits.forEach((fit, epochs) -> {
            List<Curves.Line> lines = lines(extents, epochs);
            if (!lines.isEmpty()) {
                drawn.add(new Curves.Fit(fit, fit.equals(ended.fit()), lines));
            }
        });
        return new Curves(drawn, Pictures.side(ended.problem().network()));
    }

    private static List<Curves.Line> lines(List<Hyperparameter> extents, List<RunEvent.EpochEnded> epochs) {
        List<Curves.Line> lines = new ArrayList<>();
        for (Hyperparameter extent : extents) {
            List<Curves.Point> points = new ArrayList<>();
            for (RunEvent.EpochEnded epoch : epochs) {
                Double value = epoch.hyperparameters().get(extent.name());
                if (value != null) {
                    points.add(new Curves.Point(epoch.epoch(), value));
                }
            }
            if (!points.isEmpty()) {
                lines.add(new Curves.Line(extent.name(), extent.unit(), points));
            }
        }
        return lines;
    }
}
