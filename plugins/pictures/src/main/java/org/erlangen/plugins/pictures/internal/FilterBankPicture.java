package org.erlangen.plugins.pictures.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.erlangen.api.parameter.Unit;

/** A filter bank: a filter per row, its transformed copies as columns, signed weights in colour, each row to its own scale. */
public final class FilterBankPicture {
    private static final double MARGIN = 36;
    private static final double LEFT = 74;
    private static final double TILE = 58;
    private static final double GAP = 5;
    /** Between the filters themselves and their copies. */
    private static final double DIVIDE = 20;

    private static final double LINE = 19;
    private static final double LARGE_PRINT = 13;
    /** Extents below this are as good as none. */
    private static final double NEGLIGIBLE = 0.02;

    private final FilterBank bank;
    private final Svg svg;
    private final double top;

    private FilterBankPicture(FilterBank bank) {
        this.bank = bank;
        int copies = bank.rows().get(0).images().size() - 1;
        double tiles = LEFT + (copies + 1) * (TILE + GAP) + DIVIDE + MARGIN;
        this.top = 118 + LINE * bank.extents().size();
        double height = top + bank.rows().size() * (TILE + GAP) + 66;
        this.svg = new Svg(Math.max(tiles, 560), height, "Filter bank");
    }

    /** Draws a bank of at least one filter. */
    public static Svg draw(FilterBank bank) {
        FilterBankPicture picture = new FilterBankPicture(bank);
        picture.heading();
        picture.columns();
        for (int row = 0; row < bank.rows().size(); row++) {
            picture.row(row);
        }
        picture.scale();
        return picture.svg;
    }

    private void heading() {
        svg.heading(MARGIN, 42, 20, "Filter bank of " + bank.fit());
        boolean moves = !bank.extents().isEmpty();
        String subtitle = moves
                ? "Each filter, and its copies under transformations drawn at these extents"
                : "The filters; no group acts on them";
        svg.text(MARGIN, 64, LARGE_PRINT, Svg.FAINT, Svg.Anchor.START, subtitle);
        for (int i = 0; i < bank.extents().size(); i++) {
            extent(bank.extents().get(i), 90 + LINE * i);
        }
    }

    private void extent(FilterBank.Extent extent, double y) {
        Unit unit = extent.meaning().unit();
        String ink = extent.value() < NEGLIGIBLE ? Svg.FAINT : Svg.INK;
        svg.text(MARGIN, y, 12, ink, Svg.Anchor.START, extent.meaning().name());
        svg.text(MARGIN + 210, y, 12, ink, Svg.Anchor.END, String.format(Locale.ROOT, "%.3f", extent.value()));
        svg.text(MARGIN + 218, y, 12, Svg.FAINT, Svg.Anchor.START, unit.symbol());
        svg.text(MARGIN + 310, y, 12, Svg.FAINT, Svg.Anchor.START, unit.explain(extent.value(), bank.side()));
    }

    private void columns() {
        svg.text(centre(0), top - 10, 11, Svg.FAINT, Svg.Anchor.MIDDLE, "filter");
        bank.leading().ifPresent(leading -> {
            for (int i = 0; i < bank.steps().size(); i++) {
                String step = step(leading.meaning().unit(), bank.steps().get(i));
                svg.text(centre(i + 1), top - 10, 11, Svg.FAINT, Svg.Anchor.MIDDLE, step);
            }
        });
    }

    /** A step along the leading extent in the shortest form of its unit. */
    private String step(Unit unit, double step) {
        return switch (unit) {
            case RADIANS -> String.format(Locale.ROOT, "%+.0f°", Math.toDegrees(step));
            case HALF_WIDTHS -> String.format(Locale.ROOT, "%+.1f px", step * (bank.side() - 1) / 2);
            case LOG_SCALE -> String.format(Locale.ROOT, "× %.2f", Math.exp(step));
            case SHEAR, NONE -> String.format(Locale.ROOT, "%+.2f", step);
        };
    }

    private void row(int index) {
        FilterBank.Row row = bank.rows().get(index);
        double y = top + index * (TILE + GAP);
        double largest =
                row.images().get(0).stream().mapToDouble(Math::abs).max().orElse(1);
        svg.text(LEFT - 10, y + TILE / 2 + 4, 11, Svg.FAINT, Svg.Anchor.END, "#" + row.filter());
        for (int column = 0; column < row.images().size(); column++) {
            tile(row.images().get(column), largest, centre(column) - TILE / 2, y);
        }
    }

    private void tile(List<Double> image, double largest, double x, double y) {
        svg.rectangle(x, y, TILE, TILE, Palette.colour(0));
        cells(image, largest)
                .forEach((level, path) -> svg.cells(x, y, TILE / bank.side(), Palette.colour(level), path.toString()));
    }

    /** One path per colour; neighbours of one colour in a row are one piece. The ground's colour is left out. */
    private Map<Integer, StringBuilder> cells(List<Double> image, double largest) {
        int side = bank.side();
        double unit = largest > 0 ? largest : 1;
        Map<Integer, StringBuilder> paths = new TreeMap<>();
        for (int row = 0; row < side; row++) {
            int from = 0;
            while (from < side) {
                int level = Palette.level(image.get(row * side + from) / unit);
                int to = from + 1;
                while (to < side && Palette.level(image.get(row * side + to) / unit) == level) {
                    to++;
                }
                if (level != 0) {
                    paths.computeIfAbsent(level, key -> new StringBuilder())
                            .append(String.format(Locale.ROOT, "M%d %dh%dv1h-%dz", from, row, to - from, to - from));
                }
                from = to;
            }
        }
        return paths;
    }

    private void scale() {
        double y = top + bank.rows().size() * (TILE + GAP) + 14;
        double width = 3.2;
        int steps = 2 * Palette.LEVELS + 1;
        for (int i = 0; i < steps; i++) {
            svg.rectangle(LEFT + i * width, y, width + 0.3, 10, Palette.colour(i - Palette.LEVELS));
        }
        double right = LEFT + steps * width;
        svg.text(LEFT, y + 25, 11, Svg.FAINT, Svg.Anchor.MIDDLE, "−max");
        svg.text((LEFT + right) / 2, y + 25, 11, Svg.FAINT, Svg.Anchor.MIDDLE, "0");
        svg.text(right, y + 25, 11, Svg.FAINT, Svg.Anchor.MIDDLE, "+max");
        svg.text(right + 28, y + 9, 11, Svg.FAINT, Svg.Anchor.START, "weight, each row to its own scale");
    }

    private double centre(int column) {
        return LEFT + column * (TILE + GAP) + (column > 0 ? DIVIDE : 0) + TILE / 2;
    }
}
