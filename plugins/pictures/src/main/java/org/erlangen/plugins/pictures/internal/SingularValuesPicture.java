package org.erlangen.plugins.pictures.internal;

import java.util.Locale;
import java.util.Optional;
import org.erlangen.plugins.pictures.internal.span.Comparison;

/** Singular values of learnt observables as bars, a panel per group, coloured by how much they lie in the true span where it is known. */
public final class SingularValuesPicture {
    private static final double MARGIN = 36;
    private static final double LEFT = 66;
    private static final double TOP = 120;
    private static final double HEIGHT = 220;
    private static final double GAP = 90;
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
        double height = TOP + symmetries.groups().size() * (HEIGHT + GAP) - GAP / 3;
        Svg svg = new Svg(width, height, "Singular values of learnt observables");
        svg.heading(MARGIN, 42, 20, "Conserved quantities found");
        svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, "Singular values of the learnt observables");
        for (int i = 0; i < symmetries.groups().size(); i++) {
            panel(svg, symmetries.groups().get(i), TOP + i * (HEIGHT + GAP), width - MARGIN, bar);
        }
        return svg;
    }

    private static void panel(Svg svg, Symmetries.Group group, double top, double right, double bar) {
        double[] values = group.span().singularValues();
        double bottom = top + HEIGHT;
        Axis y = new Axis(0, Math.max(values[0], Double.MIN_NORMAL) * 1.05, bottom, top);
        Optional<double[]> parallelness = group.truth().map(Comparison::parallelness);
        svg.text(LEFT, top - 14, 12, Svg.INK, Svg.Anchor.START, title(group));
        for (double tick : y.ticks(5)) {
            svg.line(LEFT, y.at(tick), right, y.at(tick), Svg.GRID, 1);
            svg.text(LEFT - 8, y.at(tick) + 4, 11, Svg.FAINT, Svg.Anchor.END, Axis.label(tick));
        }
        for (int i = 0; i < values.length; i++) {
            int index = i;
            double share = parallelness.map(all -> all[index]).orElse(0.0);
            String colour = parallelness.isPresent() ? Palette.colour(Palette.level(2 * share - 1)) : Svg.FAINT;
            svg.rectangle(LEFT + (i + 0.15) * bar, y.at(values[i]), 0.7 * bar, bottom - y.at(values[i]), colour);
            svg.text(LEFT + (i + 0.5) * bar, bottom + 16, 11, Svg.FAINT, Svg.Anchor.MIDDLE, String.valueOf(i + 1));
        }
        svg.line(LEFT, bottom, right, bottom, Svg.INK, 1);
        group.truth().ifPresent(truth -> {
            double x = LEFT + truth.trueDimension() * bar;
            svg.polyline(new double[] {x, x}, new double[] {top, bottom}, Svg.INK, 1.5, "5 3");
            String legend =
                    "dashed: true dimension " + truth.trueDimension() + "; red: within the true span, blue: outside";
            svg.text(LEFT, bottom + 36, 11, Svg.FAINT, Svg.Anchor.START, legend);
        });
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
