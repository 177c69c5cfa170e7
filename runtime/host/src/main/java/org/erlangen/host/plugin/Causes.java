package org.erlangen.host.plugin;

import java.util.ArrayList;
import java.util.List;

/** Failures in words: each with those that led to it. */
final class Causes {
    private static final int LONGEST_CHAIN = 8;

    private Causes() {}

    /** The chain of causes in one line. */
    static String inWords(Throwable failure) {
        List<String> chain = new ArrayList<>();
        for (Throwable each = failure; each != null && chain.size() < LONGEST_CHAIN; each = each.getCause()) {
            String words = inWordsAlone(each);
            if (chain.stream().noneMatch(earlier -> earlier.contains(words))) {
                chain.add(words);
            }
        }
        return String.join("; cause: ", chain);
    }

    private static String inWordsAlone(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message.replaceAll("\\s*\\R\\s*", " ");
    }
}
