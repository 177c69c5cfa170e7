package org.erlangen.plugins.pictures.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.erlangen.api.data.Examples;

/** Two predicted functions of one number side by side: mean, two standard deviations, training and test data. */
public final class CurvePicture {
    private static final double MARGIN = 36;
    private static final double LEFT = 66;
    private static final double TOP = 112;
    private static final double PANEL_WIDTH = 400;
    private static final double PANEL_HEIGHT = 260;
    private static final double GAP = 36;
    private static final double BOTTOM = 76;
    private static final String MEAN = "#0072b2";
    private static final String BAND = "#d3e6f3";
    private static final String SEEN = "#d55e00";

    private final Examples examples;
    private final Svg svg;
    private final double lowest;
    private final double highest;

    private CurvePicture(Examples examples) {
        this.examples = examples;
        double width = LEFT + 2 * PANEL_WIDTH + GAP + MARGIN;
        this.svg = new Svg(width, TOP + PANEL_HEIGHT + BOTTOM, "A function learnt from points");
        double[] targets = DoubleStream.concat(
                        Arrays.stream(examples.training().targets().toDoubles()),
                        Arrays.stream(examples.test().targets().toDoubles()))
                .toArray();
        double low = Arrays.stream(targets).min().orElse(-1);
        double high = Arrays.stream(targets).max().orElse(1);
        double room = Math.max(1e-6, 0.25 * (high - low));
        this.lowest = low - room;
        this.highest = high + room;
    }

    /** Draws two curves over the data of a run. */
    public static Svg draw(Examples examples, Curve before, Curve after) {
        CurvePicture picture = new CurvePicture(examples);
        picture.svg.heading(MARGIN, 42, 20, "The function before and after its hyperparameters were learnt");
        picture.svg.text(
                MARGIN,
                64,
                13,
                Svg.FAINT,
                Svg.Anchor.START,
                "Line: predicted mean; band: two standard deviations; orange: training points; grey: test points");
        List<Curve> curves = List.of(before, after);
        for (int i = 0; i < curves.size(); i++) {
            picture.panel(curves.get(i), LEFT + i * (PANEL_WIDTH + GAP), i == 0);
        }
        return picture.svg;
    }

    private void panel(Curve curve, double left, boolean first) {
        double bottom = TOP + PANEL_HEIGHT;
        List<Curve.Point> points = curve.points();
        Axis x = new Axis(points.get(0).x(), points.get(points.size() - 1).x(), left, left + PANEL_WIDTH);
        Axis y = new Axis(lowest, highest, bottom, TOP);
        svg.heading(left, TOP - 14, 13, curve.name());
        svg.text(left + PANEL_WIDTH, TOP - 14, 12, Svg.FAINT, Svg.Anchor.END, words(curve.hyperparameters()));
        double[] across = points.stream().mapToDouble(point -> x.at(point.x())).toArray();
        svg.band(across, edge(curve, y, 2), edge(curve, y, -2), BAND);
        grid(x, y, left, bottom, first);
        points(examples.test().inputs().toDoubles(), examples.test().targets().toDoubles(), x, y, 1.6, "#9aa5b1");
        svg.polyline(across, edge(curve, y, 0), MEAN, 2, "");
        double[] places = examples.training().inputs().toDoubles();
        points(places, examples.training().targets().toDoubles(), x, y, 3.6, SEEN);
    }

    /** The mean and so many deviations, cut at the panel's edges. */
    private double[] edge(Curve curve, Axis y, int deviations) {
        return curve.points().stream()
                .mapToDouble(point -> point.mean() + deviations * point.deviation())
                .map(value -> y.at(Math.max(lowest, Math.min(highest, value))))
                .toArray();
    }

    private void grid(Axis x, Axis y, double left, double bottom, boolean first) {
        for (double tick : y.ticks(5)) {
            svg.line(left, y.at(tick), left + PANEL_WIDTH, y.at(tick), Svg.GRID, 1);
            if (first) {
                svg.text(left - 8, y.at(tick) + 4, 11, Svg.FAINT, Svg.Anchor.END, Axis.label(tick));
            }
        }
        for (double tick : x.ticks(6)) {
            svg.line(x.at(tick), bottom, x.at(tick), bottom + 4, Svg.FAINT, 1);
            svg.text(x.at(tick), bottom + 18, 11, Svg.FAINT, Svg.Anchor.MIDDLE, Axis.label(tick));
        }
        svg.line(left, bottom, left + PANEL_WIDTH, bottom, Svg.FAINT, 1);
        svg.text(left + PANEL_WIDTH / 2, bottom + 38, 12, Svg.INK, Svg.Anchor.MIDDLE, "input");
        if (first) {
            svg.upwards(left - 44, bottom - PANEL_HEIGHT / 2, 12, Svg.INK, "output");
        }
    }

    private void points(double[] places, double[] values, Axis x, Axis y, double radius, String colour) {
        for (int i = 0; i < places.length; i++) {
            if (values[i] >= lowest && values[i] <= highest) {
                svg.disc(x.at(places[i]), y.at(values[i]), radius, colour);
            }
        }
    }

    private static String words(Map<String, Double> hyperparameters) {
        return hyperparameters.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("prior"))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + String.format(Locale.ROOT, " %.2f", entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
