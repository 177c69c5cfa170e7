package org.erlangen.plugins.pictures.internal;

import java.util.List;
import java.util.Locale;
import org.erlangen.api.parameter.Unit;

/** Extents against the epoch: a panel per fit on common axes, and a legend with the best fit's last values. */
public final class ExtentsPicture {
    /** Okabe and Ito's palette, told apart with any colour vision. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#56b4e9", "#d55e00", "#009e73", "#8bc34a", "#cc79a7", "#e69f00", "#3d3d3d");

    private static final double MARGIN = 36;
    private static final double LEFT = 66;
    private static final double TOP = 108;
    private static final double PANEL_WIDTH = 300;
    private static final double PANEL_HEIGHT = 210;
    private static final double GAP_X = 30;
    private static final double GAP_Y = 62;
    private static final double LEGEND_LINE = 22;
    private static final int PANELS_PER_ROW = 3;

    private final Curves curves;
    private final Svg svg;
    private final double legendTop;

    private ExtentsPicture(Curves curves) {
        this.curves = curves;
        int columns = Math.max(2, Math.min(PANELS_PER_ROW, curves.fits().size()));
        int rows = (curves.fits().size() + PANELS_PER_ROW - 1) / PANELS_PER_ROW;
        this.legendTop = TOP + rows * PANEL_HEIGHT + (rows - 1) * GAP_Y + 92;
        int lines = curves.best().lines().size();
        double width = LEFT + columns * PANEL_WIDTH + (columns - 1) * GAP_X + MARGIN;
        this.svg = new Svg(width, legendTop + LEGEND_LINE * lines + MARGIN / 2, "Extents over the epochs");
    }

    /** Draws curves of at least one fit. */
    public static Svg draw(Curves curves) {
        ExtentsPicture picture = new ExtentsPicture(curves);
        picture.heading();
        for (int i = 0; i < curves.fits().size(); i++) {
            picture.panel(i);
        }
        picture.legend();
        return picture.svg;
    }

    private void heading() {
        svg.heading(MARGIN, 42, 20, "Symmetry learnt from the data");
        String subtitle = "Extent of each generator against the epoch; each transformation is drawn from ± its extent";
        svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, subtitle);
    }

    private void panel(int index) {
        Curves.Fit fit = curves.fits().get(index);
        double left = LEFT + index % PANELS_PER_ROW * (PANEL_WIDTH + GAP_X);
        int line = index / PANELS_PER_ROW;
        double top = TOP + line * (PANEL_HEIGHT + GAP_Y);
        double bottom = top + PANEL_HEIGHT;
        Axis x = new Axis(0, Math.max(1, curves.epochs()), left, left + PANEL_WIDTH);
        Axis y = new Axis(0, Math.max(1e-6, curves.largest() * 1.06), bottom, top);

        svg.heading(
                left,
                top - 12,
                13,
                fit.best() && curves.fits().size() > 1 ? fit.name() + " (highest evidence)" : fit.name());
        grid(x, y, left, bottom, index % PANELS_PER_ROW == 0);
        for (int i = 0; i < fit.lines().size(); i++) {
            curve(fit.lines().get(i), i, x, y);
        }
    }

    private void grid(Axis x, Axis y, double left, double bottom, boolean first) {
        for (double tick : y.ticks(4)) {
            svg.line(left, y.at(tick), left + PANEL_WIDTH, y.at(tick), Svg.GRID, 1);
            if (first) {
                svg.text(left - 8, y.at(tick) + 4, 11, Svg.FAINT, Svg.Anchor.END, Axis.label(tick));
            }
        }
        for (double tick : x.ticks(5)) {
            if (tick == Math.rint(tick)) {
                svg.line(x.at(tick), bottom, x.at(tick), bottom + 4, Svg.FAINT, 1);
                svg.text(x.at(tick), bottom + 18, 11, Svg.FAINT, Svg.Anchor.MIDDLE, Axis.label(tick));
            }
        }
        svg.line(left, bottom, left + PANEL_WIDTH, bottom, Svg.FAINT, 1);
        svg.text(left + PANEL_WIDTH / 2, bottom + 36, 12, Svg.INK, Svg.Anchor.MIDDLE, "epoch");
        if (first) {
            svg.upwards(left - 44, bottom - PANEL_HEIGHT / 2, 12, Svg.INK, "extent");
        }
    }

    private void curve(Curves.Line line, int index, Axis x, Axis y) {
        int count = line.points().size();
        double[] across = new double[count];
        double[] up = new double[count];
        for (int i = 0; i < count; i++) {
            across[i] = x.at(line.points().get(i).epoch());
            up[i] = y.at(line.points().get(i).value());
        }
        svg.polyline(across, up, colour(index), 2, dashes(index));
        svg.disc(across[count - 1], up[count - 1], 3.2, colour(index));
    }

    private void legend() {
        Curves.Fit best = curves.best();
        svg.heading(MARGIN, legendTop - 16, 13, "Learnt in " + best.name());
        for (int i = 0; i < best.lines().size(); i++) {
            Curves.Line line = best.lines().get(i);
            double y = legendTop + LEGEND_LINE * i + 8;
            svg.polyline(new double[] {MARGIN, MARGIN + 26}, new double[] {y - 4, y - 4}, colour(i), 2.4, dashes(i));
            svg.text(MARGIN + 36, y, 12, Svg.INK, Svg.Anchor.START, line.name());
            svg.text(MARGIN + 246, y, 12, Svg.INK, Svg.Anchor.END, String.format(Locale.ROOT, "%.3f", line.last()));
            String unit = line.unit() == Unit.NONE ? "" : line.unit().symbol();
            svg.text(MARGIN + 254, y, 12, Svg.FAINT, Svg.Anchor.START, unit);
            String words = line.unit().explain(line.last(), curves.side());
            svg.text(MARGIN + 350, y, 12, Svg.FAINT, Svg.Anchor.START, words);
        }
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    /** Solid lines first; dashed ones when the colours begin again. */
    private static String dashes(int index) {
        return index < COLOURS.size() ? "" : "6 4";
    }
}
