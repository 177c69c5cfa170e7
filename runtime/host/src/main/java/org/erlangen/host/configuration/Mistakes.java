package org.erlangen.host.configuration;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** Collects the mistakes of one file, so that all are reported at once. */
final class Mistakes {
    private final List<Refusal> refusals = new ArrayList<>();
    private ErlangenException.Kind kind = ErlangenException.Kind.CONFIGURATION;

    /** A mistake at a key that stands at a place. */
    void add(String place, String path, String what, String allowed, String advice) {
        refusals.add(new Refusal(where(place, path), what, allowed, advice));
    }

    /** A mistake found elsewhere, at a key that stands at a place. One of kind PLUGIN makes all a matter of plugins. */
    void add(String place, String path, ErlangenException found) {
        if (found.kind() == ErlangenException.Kind.PLUGIN) {
            kind = found.kind();
        }
        for (Refusal refusal : found.refusals()) {
            refusals.add(refusal.at(where(place, path) + (refusal.where().isEmpty() ? "" : ": ")));
        }
    }

    int count() {
        return refusals.size();
    }

    /** Ends the reading when there is any mistake. */
    void refuseIfAny() {
        if (!refusals.isEmpty()) {
            throw new ErlangenException(kind, refusals);
        }
    }

    private static String where(String place, String path) {
        return path.isEmpty() ? place : place + ": " + path;
    }
}
