package org.erlangen.host.configuration;

import java.util.HashMap;
import java.util.Map;
import org.erlangen.api.provider.Refusal;

/** Where each key of an experiment stands in its file. An immutable value. */
public final class Places {
    private static final Places NONE = new Places(Map.of());

    private final Map<String, String> places;

    private Places(Map<String, String> places) {
        this.places = Map.copyOf(places);
    }

    /** The places of an experiment that comes from no file: bare key paths. */
    public static Places none() {
        return NONE;
    }

    static Places of(Node root) {
        Map<String, String> places = new HashMap<>();
        collect(root, "", places);
        return new Places(places);
    }

    private static void collect(Node node, String path, Map<String, String> places) {
        places.put(path, node.place());
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> collect(value, OptionBinder.join(path, key), places));
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                collect(sequence.items().get(i), path + "[" + i + "]", places);
            }
        }
    }

    /**
     * The place of a key path such as {@code hyperparameters.affine.rotation}, {@code starts[0].affine.rotation}, {@code groups[1]} or {@code
     * network.hidden}, as {@code FILE:LINE: KEY PATH}; a key that is not in the file stands where its nearest parent does.
     */
    public String of(String keyPath) {
        String known = keyPath;
        while (!places.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        String place = places.get(known);
        return place == null ? keyPath : place + ": " + keyPath;
    }

    /** Whether a key path is written in the file, or set by an override. */
    public boolean isWritten(String keyPath) {
        return places.containsKey(keyPath);
    }

    /** A mistake found later, at its key's place. */
    public Refusal refusal(String keyPath, String what, String allowed, String advice) {
        return new Refusal(of(keyPath), what, allowed, advice);
    }
}
