package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.erlangen.api.network.PathShare;

/** A bar per block, first block on top; the pieces are the paths' relative shares, their share of determined parameters beside. */
public final class LayersPicture {
    private static final List<String> COLOURS =
            List.of("#2f6db0", "#d9713c", "#4f9d69", "#8a63b0", "#b0923a", "#6b7785");
    private static final double MARGIN = 36;
    private static final double LEFT = 110;
    private static final double WIDTH = 420;
    private static final double BAR = 26;
    private static final double STEP = 38;
    private static final double TOP = 112;

    /** Pieces narrower than this have no room for their number. */
    private static final double ROOM = 34;

    private final Map<String, List<PathShare>> blocks = new LinkedHashMap<>();
    private final Map<String, String> colours = new LinkedHashMap<>();
    private final Svg svg;

    private LayersPicture(List<PathShare> shares) {
        for (PathShare share : shares) {
            blocks.computeIfAbsent(share.block(), name -> new ArrayList<>()).add(share);
            colours.computeIfAbsent(share.path(), name -> COLOURS.get(colours.size() % COLOURS.size()));
        }
        this.svg = new Svg(
                LEFT + WIDTH + 220 + MARGIN, TOP + STEP * blocks.size() + 30, "Paths by their effective parameters");
    }

    /** Draws the shares of a fit. */
    public static Svg draw(String fit, List<PathShare> shares) {
        LayersPicture picture = new LayersPicture(shares);
        picture.heading(fit);
        int index = 0;
        for (Map.Entry<String, List<PathShare>> block : picture.blocks.entrySet()) {
            picture.bar(block.getKey(), block.getValue(), TOP + STEP * index++);
        }
        return picture.svg;
    }

    private void heading(String fit) {
        svg.heading(MARGIN, 42, 20, "Layers of " + fit);
        svg.text(
                MARGIN,
                64,
                13,
                Svg.FAINT,
                Svg.Anchor.START,
                "Effective parameters: shares of the paths in a block; right, effective ones per parameter");
        double x = LEFT;
        for (Map.Entry<String, String> colour : colours.entrySet()) {
            svg.rectangle(x, 82, 12, 12, colour.getValue());
            svg.text(x + 18, 92, 12, Svg.INK, Svg.Anchor.START, colour.getKey());
            x += 40 + 7.5 * colour.getKey().length();
        }
    }

    private void bar(String name, List<PathShare> shares, double y) {
        svg.text(LEFT - 12, y + BAR / 2 + 4, 12, Svg.INK, Svg.Anchor.END, name);
        double x = LEFT;
        StringBuilder effective = new StringBuilder();
        for (PathShare share : shares) {
            double width = WIDTH * share.relative();
            svg.rectangle(x, y, width, BAR, colours.getOrDefault(share.path(), Svg.FAINT));
            if (width > ROOM) {
                String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share.relative());
                svg.text(x + width / 2, y + BAR / 2 + 4, 11, "#ffffff", Svg.Anchor.MIDDLE, percent);
            }
            x += width;
            effective
                    .append(effective.isEmpty() ? "" : "   ")
                    .append(String.format(Locale.ROOT, "%.3g", share.effective()));
        }
        svg.text(LEFT + WIDTH + 14, y + BAR / 2 + 4, 11, Svg.FAINT, Svg.Anchor.START, effective.toString());
    }
}
