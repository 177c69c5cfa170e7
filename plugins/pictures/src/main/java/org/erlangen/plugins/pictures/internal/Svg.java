package org.erlangen.plugins.pictures.internal;

import java.util.Locale;

/** Writes one SVG picture, element by element, on a white ground. Units: pixels, y downwards. */
public final class Svg {
    /** The ink of text and axes. */
    static final String INK = "#1d2733";
    /** The ink of what should stand back. */
    static final String FAINT = "#6b7785";
    /** Grid lines. */
    static final String GRID = "#e3e7ec";

    private static final String FONT = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final String title;

    /** An empty picture with a title for readers of screens. */
    Svg(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A line of text; the point lies on its baseline. */
    void text(double x, double y, double size, String colour, Anchor anchor, String text) {
        text(x, y, size, colour, anchor, "", text);
    }

    /** A line of heavier text. */
    void heading(double x, double y, double size, String text) {
        text(x, y, size, INK, Anchor.START, " font-weight=\"600\"", text);
    }

    /** A line of text that reads upwards. */
    void upwards(double x, double y, double size, String colour, String text) {
        String turn = " transform=\"rotate(-90 " + number(x) + " " + number(y) + ")\"";
        text(x, y, size, colour, Anchor.MIDDLE, turn, text);
    }

    private void text(double x, double y, double size, String colour, Anchor anchor, String attributes, String text) {
        element(
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>",
                number(x),
                number(y),
                number(size),
                colour,
                anchor.name().toLowerCase(Locale.ROOT),
                attributes,
                escape(text));
    }

    /** A straight line. */
    void line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        element(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
                number(x1), number(y1), number(x2), number(y2), colour, number(thickness));
    }

    /** A line through points; a dash pattern such as {@code 5 3}, empty for none. */
    void polyline(double[] x, double[] y, String colour, double thickness, String dashes) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        element(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\""
                        + " stroke-linecap=\"round\"%s/>",
                points, colour, number(thickness), dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    /** The area between two lines over the same places. */
    void band(double[] x, double[] upper, double[] lower, String colour) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(number(x[i])).append(',').append(number(upper[i])).append(' ');
        }
        for (int i = x.length - 1; i >= 0; i--) {
            points.append(number(x[i])).append(',').append(number(lower[i])).append(' ');
        }
        element("<polygon points=\"%s\" fill=\"%s\"/>", points.toString().strip(), colour);
    }

    /** A filled disc. */
    void disc(double x, double y, double radius, String colour) {
        element("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", number(x), number(y), number(radius), colour);
    }

    /** A filled rectangle. */
    void rectangle(double x, double y, double width, double height, String colour) {
        element(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                number(x), number(y), number(width), number(height), colour);
    }

    /** A filled path without seams between neighbouring cells, in units of {@code scale} pixels from (x, y). */
    void cells(double x, double y, double scale, String colour, String path) {
        element(
                "<path transform=\"translate(%s %s) scale(%s)\" fill=\"%s\" shape-rendering=\"crispEdges\" d=\"%s\"/>",
                number(x), number(y), number(scale), colour, path);
    }

    @Override
    public String toString() {
        String size = "width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
        String box = "viewBox=\"0 0 " + number(width) + " " + number(height) + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " " + box + " role=\"img\" font-family=\"" + FONT
                + "\">\n<title>" + escape(title) + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
                + body + "</svg>\n";
    }

    private void element(String pattern, Object... arguments) {
        body.append(String.format(Locale.ROOT, pattern, arguments)).append('\n');
    }

    /** Two decimals at most. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        String shorter = text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
        return shorter.endsWith(".0") ? shorter.substring(0, shorter.length() - 2) : shorter;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
