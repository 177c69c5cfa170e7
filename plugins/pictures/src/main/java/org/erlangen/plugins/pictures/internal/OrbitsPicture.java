package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** How the flow of each leading independent observable moves a state: a column per observable, a row per pair (q_i, p_i). */
public final class OrbitsPicture {
    private static final int SHOWN = 6;
    private static final int PAIRS = 6;
    private static final int POINTS = 129;
    private static final double MARGIN = 36;
    private static final double LEFT = 72;
    private static final double TOP = 130;
    private static final double GAP = 62;

    private OrbitsPicture() {}

    /** Draws the orbits of the first group. */
    public static Svg draw(Symmetries symmetries, Tensors tensors) {
        Symmetries.Group group = symmetries.groups().get(0);
        int columns = Math.min(SHOWN, group.span().rank());
        int rows = Math.min(PAIRS, group.span().states() / 2);
        double width = LEFT + Math.max(2, columns) * (Panels.SIZE + GAP) - GAP + MARGIN;
        double height = TOP + rows * (Panels.SIZE + GAP);
        Svg svg = new Svg(width, height, "Orbits of learnt observables");
        svg.heading(MARGIN, 42, 20, "Orbits of learnt observables");
        String subtitle = group.name()
                + ": where the flow of each independent observable takes one state (dot), half a turn either way";
        svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, subtitle);
        for (int column = 0; column < columns; column++) {
            double[] orbit = orbit(group.span().observable(column), tensors);
            double left = LEFT + column * (Panels.SIZE + GAP);
            svg.text(left, TOP - 24, 12, Svg.INK, Svg.Anchor.START, "observable " + (column + 1));
            for (int row = 0; row < rows; row++) {
                Panels.draw(
                        svg,
                        lines(orbit, group.span().states(), row, Panels.COLOURS.get(column)),
                        left,
                        TOP + row * (Panels.SIZE + GAP),
                        "q" + (row + 1),
                        "p" + (row + 1));
            }
        }
        return svg;
    }

    /** Both ways from the state itself, where lines are marked to begin. */
    private static List<Panels.Line> lines(double[] orbit, int states, int pair, String colour) {
        return List.of(line(orbit, states, pair, colour, 1), line(orbit, states, pair, colour, -1));
    }

    private static Panels.Line line(double[] orbit, int states, int pair, String colour, int direction) {
        List<Double> q = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (int point = POINTS / 2; point >= 0 && point < POINTS; point += direction) {
            q.add(orbit[point * states + pair]);
            p.add(orbit[point * states + states / 2 + pair]);
        }
        return new Panels.Line(q, p, colour, "");
    }

    /** Points of {@code exp(t G) x}, |t| at most pi, G scaled to unit rate. Shape: row-major [points, M]. */
    private static double[] orbit(QuadraticObservable observable, Tensors tensors) {
        int states = observable.vector().length;
        Tensor generator = generator(observable, tensors, states);
        double[] times = IntStream.range(0, POINTS)
                .mapToDouble(i -> Math.PI * (2.0 * i / (POINTS - 1) - 1))
                .toArray();
        Tensor maps = tensors.of(Shape.of(POINTS, 1, 1), Precision.FLOAT64, times)
                .multiply(generator)
                .matrixExponential();
        Tensor one = tensors.scalar(1, Precision.FLOAT64).reshape(1);
        Tensor x = tensors.normal(Key.ofSeed(1), Shape.of(states), Precision.FLOAT64);
        Tensor moved = maps.matmul(tensors.concatenate(0, x, one).reshape(1, states + 1, 1));
        return moved.slice(1, 0, states).toDoubles();
    }

    /** The generator on states followed by a 1, over the largest rate of A, or over the length of b without A. */
    private static Tensor generator(QuadraticObservable observable, Tensors tensors, int states) {
        double[] elements = Arrays.stream(observable.matrix())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Tensor matrix = tensors.of(Shape.of(states, states), Precision.FLOAT64, elements);
        Tensor vector = tensors.of(Shape.of(1, states), Precision.FLOAT64, observable.vector());
        double rate = matrix.symmetricEigen().values().absolute().max(0).item();
        double length = Math.sqrt(vector.square().sumAll().item());
        Tensor field =
                PhaseSpace.rotated(tensors.concatenate(0, matrix, vector)).transposed();
        return field.pad(0, 0, 1).divide(Math.max(rate, 0.1 * length));
    }
}
