package org.erlangen.plugins.pictures.internal;

import java.util.Locale;
import org.erlangen.plugins.pictures.internal.span.Comparison;

/** Singular values of learnt observables as bars, a panel per group; where the true span is known, coloured by how much they lie in it, and that as bars. */
public final class SingularValuesPicture {
    private static final double MARGIN = 36;
    private static final double LEFT = 66;
    private static final double TOP = 120;
    private static final double HEIGHT = 220;
    private static final double GAP = 84;
    private static final double SHARE = 90;
    private static final double WIDTH = 640;
    private static final double LEAST_BAR = 26;
    private static final double MOST_BAR = 80;

    private SingularValuesPicture() {}

    /** Draws the values of at least one group. */
    public static Svg draw(Symmetries symmetries) {
        int most = symmetries.groups().stream()
                .mapToInt(group -> group.span().count())
                .max()
                .orElse(1);
        double bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, (WIDTH - LEFT - MARGIN) / most));
        double width = Math.max(WIDTH, LEFT + most * bar + MARGIN);
        double each =
                symmetries.groups().stream().anyMatch(group -> group.truth().isPresent())
                        ? HEIGHT + GAP + SHARE + GAP
                        : HEIGHT + GAP;
        Svg svg = new Svg(
                width, TOP + symmetries.groups().size() * each - GAP / 3, "Singular values of learnt observables");
        svg.heading(MARGIN, 42, 20, "Conserved quantities found");
        svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, "Singular values of the learnt observables");
        for (int i = 0; i < symmetries.groups().size(); i++) {
            Symmetries.Group group = symmetries.groups().get(i);
            double top = TOP + i * each;
            values(svg, group, new Frame(top, top + HEIGHT, width - MARGIN, bar));
            double under = top + HEIGHT + GAP;
            group.truth()
                    .ifPresent(truth -> shares(
                            svg, truth, group.span().count(), new Frame(under, under + SHARE, width - MARGIN, bar)));
        }
        return svg;
    }

    /**
     * Where bars stand.
     *
     * @param top of the highest
     * @param bottom of all
     * @param right end of the lines
     * @param bar width of each with its gap
     */
    private record Frame(double top, double bottom, double right, double bar) {
        void grid(Svg svg, Axis y, int ticks) {
            for (double tick : y.ticks(ticks)) {
                svg.line(LEFT, y.at(tick), right, y.at(tick), Svg.GRID, 1);
                svg.text(LEFT - 8, y.at(tick) + 4, 11, Svg.FAINT, Svg.Anchor.END, Axis.label(tick));
            }
        }

        void bar(Svg svg, Axis y, int index, double value, String label, String colour) {
            svg.rectangle(LEFT + (index + 0.15) * bar, y.at(value), 0.7 * bar, bottom - y.at(value), colour);
            svg.text(middle(index), y.at(value) - 4, 9, Svg.FAINT, Svg.Anchor.MIDDLE, label);
        }

        double middle(int index) {
            return LEFT + (index + 0.5) * bar;
        }
    }

    private static void values(Svg svg, Symmetries.Group group, Frame frame) {
        double[] values = group.span().singularValues();
        Axis y = new Axis(0, Math.max(values[0], Double.MIN_NORMAL) * 1.05, frame.bottom(), frame.top());
        svg.text(LEFT, frame.top() - 14, 12, Svg.INK, Svg.Anchor.START, title(group));
        frame.grid(svg, y, 5);
        for (int i = 0; i < values.length; i++) {
            int index = i;
            String colour = group.truth()
                    .map(truth -> colour(truth.parallelness()[index]))
                    .orElse(Svg.FAINT);
            frame.bar(svg, y, i, values[i], String.format(Locale.ROOT, "%.2g", values[i]), colour);
            svg.text(frame.middle(i), frame.bottom() + 16, 11, Svg.FAINT, Svg.Anchor.MIDDLE, String.valueOf(i + 1));
        }
        svg.line(LEFT, frame.bottom(), frame.right(), frame.bottom(), Svg.INK, 1);
        group.truth().ifPresent(truth -> trueDimension(svg, truth, frame));
    }

    private static void trueDimension(Svg svg, Comparison truth, Frame frame) {
        double x = LEFT + truth.trueDimension() * frame.bar();
        svg.polyline(new double[] {x, x}, new double[] {frame.top(), frame.bottom()}, Svg.INK, 1.5, "5 3");
        String legend =
                "dashed: true dimension " + truth.trueDimension() + "; red: within the true span, blue: outside";
        svg.text(LEFT, frame.bottom() + 34, 11, Svg.FAINT, Svg.Anchor.START, legend);
    }

    private static void shares(Svg svg, Comparison truth, int count, Frame frame) {
        Axis y = new Axis(0, 1, frame.bottom(), frame.top());
        svg.text(LEFT, frame.top() - 20, 12, Svg.INK, Svg.Anchor.START, "Part of each that lies in the true span");
        frame.grid(svg, y, 3);
        for (int i = 0; i < count; i++) {
            double share = truth.parallelness()[i];
            frame.bar(svg, y, i, share, String.format(Locale.ROOT, "%.2f", share), colour(share));
        }
        svg.line(LEFT, frame.bottom(), frame.right(), frame.bottom(), Svg.INK, 1);
    }

    private static String colour(double share) {
        return Palette.colour(Palette.level(2 * share - 1));
    }

    private static String title(Symmetries.Group group) {
        String found = String.format(
                Locale.ROOT,
                "%s: %d before the largest gap, %d above a tenth of the first",
                group.name(),
                group.span().dimensionByGap(),
                group.span().dimensionByShare());
        return group.truth()
                .map(truth -> found + ", " + truth.dimensionByParallelness() + " parallel to the truth")
                .orElse(found);
    }
}
