package org.erlangen.host.run;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON for people and programs. */
final class Json {
    private Json() {}

    /** Indented, with a line feed at the end. */
    static String text(JsonNode tree) {
        return tree.toPrettyString() + "\n";
    }
}
