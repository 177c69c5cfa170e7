package org.erlangen.host.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A YAML tree that knows where each part stands ({@code FILE:LINE}). */
sealed interface Node {
    /** Where it stands. */
    String place();

    /** What it is, in words. */
    String words();

    /** One word, number or text. */
    record Scalar(String place, String text, boolean quoted) implements Node {
        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

        boolean isNothing() {
            return !quoted && NOTHING.contains(text);
        }

        @Override
        public String words() {
            return "'" + text + "'";
        }
    }

    /** A list. */
    record Sequence(String place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /** Keys with values, in the file's order. */
    record Mapping(String place, Map<String, Node> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Mapping with(String key, Node value) {
            Map<String, Node> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Mapping(place, changed);
        }

        @Override
        public String words() {
            return "a group of keys";
        }
    }
}
