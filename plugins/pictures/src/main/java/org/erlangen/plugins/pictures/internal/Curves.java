package org.erlangen.plugins.pictures.internal;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.parameter.Unit;

/**
 * Extents over the epochs.
 *
 * @param fits one entry per fit, in order
 * @param side rows of the images, for extents in pixels; 0 when unknown
 */
public record Curves(List<Fit> fits, int side) {
    public Curves {
        fits = List.copyOf(fits);
    }

    /**
     * One fit.
     *
     * @param name its name
     * @param best whether its evidence was the highest
     * @param lines one per extent; at least one
     */
    public record Fit(String name, boolean best, List<Line> lines) {
        public Fit {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One extent.
     *
     * @param name its full name
     * @param unit what its value means
     * @param points at least one, by rising epoch
     */
    public record Line(String name, Unit unit, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }

        /** The last value. */
        double last() {
            return points.get(points.size() - 1).value();
        }
    }

    /**
     * A value.
     *
     * @param epoch when, from 1
     * @param value constrained scale
     */
    public record Point(int epoch, double value) {}

    /** The fit with the highest evidence, or the first one drawn. */
    Fit best() {
        return fits.stream().filter(Fit::best).findFirst().orElse(fits.get(0));
    }

    /** The last epoch of any fit. */
    int epochs() {
        return points().mapToInt(Point::epoch).max().orElse(1);
    }

    /** The largest value of any line. */
    double largest() {
        return points().mapToDouble(Point::value).max().orElse(1);
    }

    private Stream<Point> points() {
        return fits.stream().flatMap(fit -> fit.lines().stream()).flatMap(line -> line.points().stream());
    }
}
