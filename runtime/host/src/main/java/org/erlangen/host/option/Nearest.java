package org.erlangen.host.option;

import java.util.Collection;
import java.util.Optional;

/** The known name that a misspelt one was meant to be. Source: Levenshtein distance, at most a third of the word. */
public final class Nearest {
    private Nearest() {}

    /** The nearest of some names; empty when none is near. */
    public static Optional<String> to(String word, Collection<String> names) {
        Optional<String> nearest = Optional.empty();
        int best = Math.max(2, word.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(word, name);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** A question for the advice of a refusal; empty when none is near. */
    public static String question(String word, Collection<String> names) {
        return to(word, names).map(name -> "Did you mean '" + name + "'?").orElse("");
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
