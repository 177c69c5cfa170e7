package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, printed in aligned columns. */
final class Table {
    private static final String GAP = "   ";

    private final List<Alignment> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Which edge of a column is straight. */
    enum Alignment {
        LEFT,
        RIGHT
    }

    Table(Alignment... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row with one cell per column. */
    Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows as lines of text, each behind an indent, without blanks at the end. */
    List<String> lines(String indent) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(indent, row, widths)).toList();
    }

    private String line(String indent, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(columns.get(column) == Alignment.LEFT ? cell + blanks : blanks + cell);
        }
        return line.toString().stripTrailing();
    }
}
