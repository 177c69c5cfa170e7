package org.erlangen.plugins.pictures.internal;

import java.util.Arrays;
import java.util.List;

/** Lines in panels of equal axes, a row of panels for each pair (q_i, p_i). */
final class Panels {
    /** Okabe and Ito's palette, told apart with any colour vision. */
    static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    static final double SIZE = 190;

    private Panels() {}

    /**
     * A line in a plane.
     *
     * @param x first coordinates
     * @param y second coordinates
     * @param colour its colour
     * @param dashes its dash pattern; empty for none
     */
    record Line(List<Double> x, List<Double> y, String colour, String dashes) {
        Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }

    /** Draws lines into a square; both axes have the same scale. */
    static void draw(Svg svg, List<Line> lines, double left, double top, String labelX, String labelY) {
        double[] x = lines.stream()
                .flatMap(line -> line.x().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] y = lines.stream()
                .flatMap(line -> line.y().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double half = Math.max(halfWidth(x), halfWidth(y)) * 1.08 + 1e-9;
        Axis across = new Axis(middle(x) - half, middle(x) + half, left, left + SIZE);
        Axis up = new Axis(middle(y) - half, middle(y) + half, top + SIZE, top);
        for (double tick : across.ticks(4)) {
            svg.line(across.at(tick), top, across.at(tick), top + SIZE, Svg.GRID, 1);
            svg.text(across.at(tick), top + SIZE + 14, 10, Svg.FAINT, Svg.Anchor.MIDDLE, Axis.label(tick));
        }
        for (double tick : up.ticks(4)) {
            svg.line(left, up.at(tick), left + SIZE, up.at(tick), Svg.GRID, 1);
            svg.text(left - 6, up.at(tick) + 3, 10, Svg.FAINT, Svg.Anchor.END, Axis.label(tick));
        }
        svg.text(left + SIZE, top + SIZE + 28, 11, Svg.FAINT, Svg.Anchor.END, labelX);
        svg.text(left, top - 6, 11, Svg.FAINT, Svg.Anchor.START, labelY);
        for (Line line : lines) {
            double[] pixelsX = line.x().stream().mapToDouble(across::at).toArray();
            double[] pixelsY = line.y().stream().mapToDouble(up::at).toArray();
            svg.polyline(pixelsX, pixelsY, line.colour(), 1.6, line.dashes());
            svg.disc(pixelsX[0], pixelsY[0], 3, line.colour());
        }
    }

    private static double middle(double[] numbers) {
        return (Arrays.stream(numbers).min().orElse(0)
                        + Arrays.stream(numbers).max().orElse(0))
                / 2;
    }

    private static double halfWidth(double[] numbers) {
        return (Arrays.stream(numbers).max().orElse(0)
                        - Arrays.stream(numbers).min().orElse(0))
                / 2;
    }
}
