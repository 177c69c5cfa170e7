package org.erlangen.plugins.pictures.internal;

import java.util.List;
import java.util.Locale;
import org.erlangen.api.report.Calibration;
import org.erlangen.api.report.RunEvent;

/** Accuracy against confidence on the test data: a panel per predictive distribution, with the share of examples in each bin below. */
public final class ReliabilityPicture {
    private static final String BAR = "#56b4e9";
    private static final String GAP = "#f2c9a8";
    private static final String SHARE = "#9aa5b1";

    private static final double MARGIN = 36;
    private static final double LEFT = 66;
    private static final double TOP = 124;
    private static final double SIDE = 240;
    private static final double SHARES = 56;
    private static final double BETWEEN = 14;
    private static final double GAP_X = 48;
    private static final double GAP_Y = 100;
    private static final int PANELS_PER_ROW = 3;

    private final List<RunEvent.Judged> judged;
    private final Svg svg;

    private ReliabilityPicture(List<RunEvent.Judged> judged) {
        this.judged = judged;
        int columns = Math.max(2, Math.min(PANELS_PER_ROW, judged.size()));
        int rows = (judged.size() + PANELS_PER_ROW - 1) / PANELS_PER_ROW;
        double width = LEFT + columns * SIDE + (columns - 1) * GAP_X + MARGIN;
        double height = TOP + rows * (SIDE + BETWEEN + SHARES) + (rows - 1) * GAP_Y + 56;
        this.svg = new Svg(width, height, "Reliability of predictions");
    }

    /** Draws at least one judgement. */
    public static Svg draw(List<RunEvent.Judged> judged) {
        ReliabilityPicture picture = new ReliabilityPicture(List.copyOf(judged));
        picture.svg.heading(MARGIN, 42, 20, "Do predictions come true?");
        String subtitle = "Right answers against confidence on the test data; the line is the accuracy, amber the gap";
        picture.svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, subtitle);
        for (int i = 0; i < judged.size(); i++) {
            picture.panel(i);
        }
        return picture.svg;
    }

    private void panel(int index) {
        RunEvent.Judged each = judged.get(index);
        Calibration calibration = each.test();
        double left = LEFT + index % PANELS_PER_ROW * (SIDE + GAP_X);
        int row = index / PANELS_PER_ROW;
        double top = TOP + row * (SIDE + BETWEEN + SHARES + GAP_Y);
        Axis x = new Axis(0, 1, left, left + SIDE);
        Axis y = new Axis(0, 1, top + SIDE, top);

        svg.heading(left, top - 26, 13, each.fit() + ", " + each.prediction());
        String error = String.format(
                Locale.ROOT,
                "calibration error %.3f, %d examples",
                calibration.expectedError(),
                calibration.examples());
        svg.text(left, top - 10, 11, Svg.FAINT, Svg.Anchor.START, error);
        boolean first = index % PANELS_PER_ROW == 0;
        grid(x, y, first);
        bars(calibration, x, y);
        svg.polyline(new double[] {x.at(0), x.at(1)}, new double[] {y.at(0), y.at(1)}, Svg.INK, 1, "4 4");
        shares(calibration, x, top + SIDE + BETWEEN, first);
    }

    private void grid(Axis x, Axis y, boolean first) {
        for (double tick : y.ticks(4)) {
            svg.line(x.at(0), y.at(tick), x.at(1), y.at(tick), Svg.GRID, 1);
            if (first) {
                svg.text(x.at(0) - 8, y.at(tick) + 4, 11, Svg.FAINT, Svg.Anchor.END, Axis.label(tick));
            }
        }
        if (first) {
            svg.upwards(x.at(0) - 44, y.at(0.5), 12, Svg.INK, "accuracy");
        }
    }

    private void bars(Calibration calibration, Axis x, Axis y) {
        int count = calibration.bins().size();
        for (int i = 0; i < count; i++) {
            Calibration.Bin bin = calibration.bins().get(i);
            if (bin.count() > 0) {
                double left = x.at((double) i / count) + 1;
                double width = SIDE / count - 2;
                double low = Math.min(bin.accuracy(), bin.confidence());
                double high = Math.max(bin.accuracy(), bin.confidence());
                svg.rectangle(left, y.at(bin.accuracy()), width, y.at(0) - y.at(bin.accuracy()), BAR);
                svg.rectangle(left, y.at(high), width, y.at(low) - y.at(high), GAP);
                svg.line(left, y.at(bin.accuracy()), left + width, y.at(bin.accuracy()), Svg.INK, 1.6);
            }
        }
        svg.line(x.at(0), y.at(0), x.at(1), y.at(0), Svg.FAINT, 1);
    }

    /** How many of the examples lie in each bin. */
    private void shares(Calibration calibration, Axis x, double top, boolean first) {
        int count = calibration.bins().size();
        double bottom = top + SHARES;
        for (int i = 0; i < count; i++) {
            double height = SHARES * calibration.bins().get(i).count() / Math.max(1, calibration.examples());
            svg.rectangle(x.at((double) i / count) + 1, bottom - height, SIDE / count - 2, height, SHARE);
        }
        svg.line(x.at(0), bottom, x.at(1), bottom, Svg.FAINT, 1);
        for (double tick : x.ticks(4)) {
            svg.text(x.at(tick), bottom + 16, 11, Svg.FAINT, Svg.Anchor.MIDDLE, Axis.label(tick));
        }
        svg.text(x.at(0.5), bottom + 34, 12, Svg.INK, Svg.Anchor.MIDDLE, "confidence");
        if (first) {
            svg.upwards(x.at(0) - 44, top + SHARES / 2, 12, Svg.INK, "share");
        }
    }
}
