package org.erlangen.plugins.pictures.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.erlangen.api.data.Dataset;

/** Training points above what is predicted around them: a panel per fit and epoch. */
public final class DecisionsPicture {
    private static final List<int[]> COLOURS = List.of(
            new int[] {0x00, 0x72, 0xb2},
            new int[] {0xd5, 0x5e, 0x00},
            new int[] {0x00, 0x9e, 0x73},
            new int[] {0xcc, 0x79, 0xa7},
            new int[] {0xe6, 0x9f, 0x00},
            new int[] {0x56, 0xb4, 0xe9});

    private static final int LEVELS = 10;
    private static final double LIGHTEST = 0.55; // how much of a colour is taken for a region of which a fit is certain
    private static final double MARGIN = 36;
    private static final double TOP = 112;
    private static final double PANEL = 270;
    private static final double GAP = 26;
    private static final double GAP_Y = 46;
    private static final int PANELS_PER_ROW = 2;

    private final List<Decisions> decisions;
    private final Dataset training;
    private final Svg svg;

    private DecisionsPicture(List<Decisions> decisions, Dataset training) {
        this.decisions = List.copyOf(decisions);
        this.training = training;
        int rows = (decisions.size() + PANELS_PER_ROW - 1) / PANELS_PER_ROW;
        double width = 2 * MARGIN + PANELS_PER_ROW * PANEL + (PANELS_PER_ROW - 1) * GAP;
        this.svg = new Svg(width, TOP + rows * PANEL + (rows - 1) * GAP_Y + MARGIN, "Decisions in the plane");
    }

    /** Draws any number of decisions about the same data. */
    public static Svg draw(List<Decisions> decisions, Dataset training) {
        DecisionsPicture picture = new DecisionsPicture(decisions, training);
        picture.svg.heading(MARGIN, 42, 20, "Which class is predicted where");
        String subtitle = "Training points as discs; the stronger the ground, the surer the prediction";
        picture.svg.text(MARGIN, 64, 13, Svg.FAINT, Svg.Anchor.START, subtitle);
        for (int i = 0; i < decisions.size(); i++) {
            picture.panel(i);
        }
        return picture.svg;
    }

    private void panel(int index) {
        Decisions each = decisions.get(index);
        double left = MARGIN + index % PANELS_PER_ROW * (PANEL + GAP);
        int row = index / PANELS_PER_ROW;
        double top = TOP + row * (PANEL + GAP_Y);
        svg.heading(left, top - 12, 13, each.fit() + ", epoch " + each.epoch());
        regions(each, left, top);
        Axis x = new Axis(-each.reach(), each.reach(), left, left + PANEL);
        Axis y = new Axis(-each.reach(), each.reach(), top + PANEL, top);
        double[] places = training.inputs().toDoubles();
        double[] classes = training.targets().toDoubles();
        for (int i = 0; i < classes.length; i++) {
            double across = x.at(places[2 * i]);
            double up = y.at(places[2 * i + 1]);
            svg.disc(across, up, 3.4, "#ffffff");
            svg.disc(across, up, 2.6, colour((int) classes[i], 1));
        }
    }

    /** One path per class and level of confidence. */
    private void regions(Decisions each, double left, double top) {
        Map<String, StringBuilder> paths = new TreeMap<>();
        for (int cell = 0; cell < Decisions.SIDE * Decisions.SIDE; cell++) {
            double level = Math.rint(LEVELS * each.confidence().get(cell)) / LEVELS;
            String colour = colour(each.classes().get(cell), LIGHTEST * level * level);
            paths.computeIfAbsent(colour, unseen -> new StringBuilder())
                    .append(String.format(Locale.ROOT, "M%d %dh1v1h-1z", cell % Decisions.SIDE, cell / Decisions.SIDE));
        }
        paths.forEach((colour, path) -> svg.cells(left, top, PANEL / Decisions.SIDE, colour, path.toString()));
    }

    /** So much of a class's colour on white. */
    private static String colour(int number, double strength) {
        int[] full = COLOURS.get(number % COLOURS.size());
        int[] mixed = new int[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = (int) Math.round(255 + strength * (full[i] - 255));
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }
}
