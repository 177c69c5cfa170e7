package org.erlangen.host.configuration;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.erlangen.api.provider.ErlangenException;

/**
 * Reads one YAML document strictly: no anchors, aliases or tags, no key given twice. Errors: {@link ErlangenException} at once for what cannot be
 * parsed; the rest is collected.
 */
final class YamlTree {
    private static final int LONGEST_EXCERPT = 200;
    private static final String CORE = "tag:yaml.org,2002:";

    private final IntFunction<String> places;
    private final int[] codePoints;
    private final Mistakes mistakes;
    private final YAMLParser parser;

    private YamlTree(String text, IntFunction<String> places, Mistakes mistakes) throws IOException {
        this.places = places;
        this.codePoints = text.codePoints().toArray();
        this.mistakes = mistakes;
        this.parser = new YAMLFactory().createParser(text);
    }

    /** The tree of a text; {@code places} turns a line number into a place. */
    static Node read(String text, IntFunction<String> places, Mistakes mistakes) {
        try {
            return new YamlTree(text, places, mistakes).document();
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            throw refused(places.apply(location == null ? 1 : location.getLineNr()), inWords(malformed));
        } catch (IOException impossible) {
            throw refused(places.apply(1), String.valueOf(impossible.getMessage()));
        }
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            return new Node.Scalar(places.apply(1), "", false);
        }
        Node root = node("", place());
        if (parser.nextToken() != null) {
            mistakes.add(place(), "", "a second document begins", "one file holds one experiment", "");
        }
        return root;
    }

    private Node node(String path, String place) throws IOException {
        refuseTag(path);
        refuseAnchor(path);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, path);
        }
        return token == JsonToken.START_ARRAY
                ? sequence(place, path)
                : new Node.Scalar(place, parser.getText(), isQuoted());
    }

    private Node mapping(String place, String path) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String keyPath = OptionBinder.join(path, key);
            refuseTag(keyPath);
            if (!entries.isEmpty()) {
                // At its first key the parser still shows the mapping's own anchor.
                refuseAnchor(keyPath);
            }
            String keyPlace = place();
            parser.nextToken();
            Node value = node(keyPath, keyPlace);
            Node earlier = entries.putIfAbsent(key, value);
            if (earlier != null) {
                mistakes.add(keyPlace, keyPath, "is given twice", "first at " + earlier.place(), "Remove one of them");
            }
        }
        return new Node.Mapping(place, entries);
    }

    private Node sequence(String place, String path) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", place()));
        }
        return new Node.Sequence(place, items);
    }

    private void refuseAnchor(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            mistakes.add(
                    place(), path, "the alias '*" + parser.getText() + "' is not allowed", "write the value out", "");
        } else if (parser.getObjectId() != null) {
            mistakes.add(
                    place(), path, "the anchor '&" + parser.getObjectId() + "' is not allowed", "write values out", "");
        }
    }

    private void refuseTag(String path) throws IOException {
        String tag = parser.getTypeId();
        if (tag != null) {
            String written = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : "!" + tag;
            mistakes.add(place(), path, "the tag '" + written + "' is not allowed", "write plain values", "");
        }
    }

    private String place() {
        return places.apply(parser.currentTokenLocation().getLineNr());
    }

    /** Whether the scalar begins with a quote or a block sign; the parser itself does not say. */
    private boolean isQuoted() {
        long at = parser.currentTokenLocation().getCharOffset();
        return at >= 0 && at < codePoints.length && "'\"|>".indexOf(codePoints[(int) at]) >= 0;
    }

    private static ErlangenException refused(String place, String reason) {
        return new ErlangenException(ErlangenException.Kind.CONFIGURATION, place, "is not valid YAML", reason, "");
    }

    private static String inWords(JsonProcessingException malformed) {
        String line = String.valueOf(malformed.getOriginalMessage())
                .lines()
                .filter(each -> !each.isBlank() && !each.startsWith(" "))
                .collect(Collectors.joining(", "));
        return line.length() > LONGEST_EXCERPT ? line.substring(0, LONGEST_EXCERPT) + " ..." : line;
    }
}
