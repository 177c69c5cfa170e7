package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.List;

/** Sentences broken into lines. */
final class Prose {
    /** Columns that any terminal has. */
    static final int WIDTH = 96;

    private Prose() {}

    /** Lines of at most {@link #WIDTH} columns, each behind the indent; a longer word stands alone. */
    static List<String> wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(indent + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(indent + line);
        return lines;
    }
}
