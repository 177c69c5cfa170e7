package org.erlangen.plugins.pictures.internal;

import java.util.Locale;
import org.erlangen.api.dynamics.QuadraticObservable;

/** The leading independent observables as matrices [A b], blue for negative numbers and red for positive ones; a row per group. */
public final class GeneratorsPicture {
    private static final int SHOWN = 10;
    private static final double MARGIN = 36;
    private static final double TOP = 124;
    private static final double SIZE = 150;
    private static final double GAP_X = 26;
    private static final double GAP_Y = 86;

    private GeneratorsPicture() {}

    /** Draws the observables of at least one group. */
    public static Svg draw(Symmetries symmetries) {
        int most = symmetries.groups().stream()
                .mapToInt(group -> Math.min(SHOWN, group.span().rank()))
                .max()
                .orElse(1);
        double width = 2 * MARGIN + Math.max(3, most) * (SIZE + GAP_X) - GAP_X;
        double height = TOP + symmetries.groups().size() * (SIZE + GAP_Y) - GAP_Y / 2;
        Svg svg = new Svg(width, height, "Learnt observables as matrices");
        svg.heading(MARGIN, 42, 20, "Learnt observables");
        String subtitle =
                "Symmetric matrix A and vector b (last column) of x\u1d40 A x / 2 + b\u1d40 x; positions first, then momenta";
        svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, subtitle);
        for (int row = 0; row < symmetries.groups().size(); row++) {
            Symmetries.Group group = symmetries.groups().get(row);
            double top = TOP + row * (SIZE + GAP_Y);
            for (int i = 0; i < Math.min(SHOWN, group.span().rank()); i++) {
                panel(svg, group, i, MARGIN + i * (SIZE + GAP_X), top);
            }
        }
        return svg;
    }

    private static void panel(Svg svg, Symmetries.Group group, int index, double left, double top) {
        QuadraticObservable observable = group.span().observable(index);
        double[][] matrix = observable.matrix();
        double[] vector = observable.vector();
        int states = vector.length;
        double cell = SIZE / (states + 1);
        double largest = largest(matrix, vector);
        for (int row = 0; row < states; row++) {
            for (int column = 0; column <= states; column++) {
                double number = column < states ? matrix[row][column] : vector[row];
                String colour = Palette.colour(Palette.level(number / largest));
                double gap = column < states ? 0 : 3;
                svg.rectangle(left + column * cell + gap, top + row * cell, cell + 0.3, cell + 0.3, colour);
            }
        }
        double size = group.span().singularValues()[index];
        svg.text(left, top - 8, 11, Svg.INK, Svg.Anchor.START, String.format(Locale.ROOT, "%d: %.3g", index + 1, size));
        group.truth()
                .ifPresent(truth -> svg.text(
                        left + SIZE,
                        top - 8,
                        11,
                        Svg.FAINT,
                        Svg.Anchor.END,
                        String.format(Locale.ROOT, "in truth %.3f", truth.parallelness()[index])));
        if (!group.drifts().isEmpty()) {
            String drift =
                    String.format(Locale.ROOT, "drift %.2g", group.drifts().get(index));
            svg.text(left, top + SIZE + 8, 11, Svg.FAINT, Svg.Anchor.START, drift);
        }
    }

    private static double largest(double[][] matrix, double[] vector) {
        double largest = 0;
        for (int row = 0; row < vector.length; row++) {
            largest = Math.max(largest, Math.abs(vector[row]));
            for (double number : matrix[row]) {
                largest = Math.max(largest, Math.abs(number));
            }
        }
        return largest;
    }
}
