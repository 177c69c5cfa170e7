package org.erlangen.host.configuration;

import java.util.Map;
import org.erlangen.api.provider.Refusal;

/** Where each key of an experiment stands in its file. An immutable value. */
public final class Places {
    private static final Places NONE = new Places(Map.of());

    private final Map<String, String> places;

    Places(Map<String, String> places) {
        this.places = Map.copyOf(places);
    }

    /** The places of an experiment that comes from no file: bare key paths. */
    public static Places none() {
        return NONE;
    }

    /**
     * The place of a key path such as {@code hyperparameters.affine.rotation}, {@code starts[0].affine.rotation}, {@code groups[1]} or {@code
     * network.hidden}, as {@code FILE:LINE: KEY PATH}; a key that is not in the file stands where its nearest parent does.
     */
    public String of(String keyPath) {
        return keyPath;
    }

    /** A mistake found later, at its key's place. */
    public Refusal refusal(String keyPath, String what, String allowed, String advice) {
        return new Refusal(of(keyPath), what, allowed, advice);
    }
}
