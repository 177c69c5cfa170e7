package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.List;

/** True trajectories and what the best fit predicts from where they begin: a column per trajectory, a row per pair (q_i, p_i). */
public final class TrajectoriesPicture {
    private static final int PAIRS = 6;
    private static final double MARGIN = 36;
    private static final double LEFT = 72;
    private static final double TOP = 110;
    private static final double GAP = 62;

    private TrajectoriesPicture() {}

    /** Draws at least one trajectory. */
    public static Svg draw(Trajectories.Predicted predicted) {
        int rows = Math.min(PAIRS, predicted.states() / 2);
        int columns = predicted.pairs().size();
        double width = LEFT + Math.max(2, columns) * (Panels.SIZE + GAP) - GAP + MARGIN;
        Svg svg = new Svg(width, TOP + rows * (Panels.SIZE + GAP), "Predicted and true trajectories");
        svg.heading(MARGIN, 42, 20, "Trajectories");
        String subtitle = "Solid: true; dashed: predicted step upon step from the first state alone";
        svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, subtitle);
        for (int column = 0; column < columns; column++) {
            Trajectories.Predicted.Pair pair = predicted.pairs().get(column);
            for (int row = 0; row < rows; row++) {
                List<Panels.Line> lines = List.of(
                        line(pair.truth(), predicted.states(), row, Panels.COLOURS.get(0), ""),
                        line(pair.prediction(), predicted.states(), row, Panels.COLOURS.get(1), "5 3"));
                double left = LEFT + column * (Panels.SIZE + GAP);
                double top = TOP + row * (Panels.SIZE + GAP);
                Panels.draw(svg, lines, left, top, "q" + (row + 1), "p" + (row + 1));
            }
        }
        return svg;
    }

    private static Panels.Line line(List<Double> points, int states, int pair, String colour, String dashes) {
        List<Double> q = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (int at = 0; at < points.size(); at += states) {
            q.add(points.get(at + pair));
            p.add(points.get(at + states / 2 + pair));
        }
        return new Panels.Line(q, p, colour, dashes);
    }
}
