package org.erlangen.host.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** Collects the mistakes of one file, so that all are reported at once. */
final class Mistakes {
    private static final Pattern LINE = Pattern.compile(":([0-9]{1,9})$");

    private final List<Found> found = new ArrayList<>();
    private ErlangenException.Kind kind = ErlangenException.Kind.CONFIGURATION;

    private record Found(int line, Refusal refusal) {}

    /** A mistake at a key that stands at a place. */
    void add(String place, String path, String what, String allowed, String advice) {
        add(place, new Refusal(where(place, path), what, allowed, advice));
    }

    /** A mistake found elsewhere, at a key that stands at a place. One of kind PLUGIN makes all a matter of plugins. */
    void add(String place, String path, ErlangenException other) {
        if (other.kind() == ErlangenException.Kind.PLUGIN) {
            kind = other.kind();
        }
        for (Refusal refusal : other.refusals()) {
            add(place, refusal.at(where(place, path) + (refusal.where().isEmpty() ? "" : ": ")));
        }
    }

    int count() {
        return found.size();
    }

    private void add(String place, Refusal refusal) {
        Matcher line = LINE.matcher(place);
        found.add(new Found(line.find() ? Integer.parseInt(line.group(1)) : Integer.MAX_VALUE, refusal));
    }

    /** Ends the reading when there is any mistake; they are reported in the order of their lines. */
    void refuseIfAny() {
        if (!found.isEmpty()) {
            List<Refusal> inOrder = found.stream()
                    .sorted(Comparator.comparingInt(Found::line))
                    .map(Found::refusal)
                    .toList();
            throw new ErlangenException(kind, inOrder);
        }
    }

    private static String where(String place, String path) {
        return path.isEmpty() ? place : place + ": " + path;
    }
}
