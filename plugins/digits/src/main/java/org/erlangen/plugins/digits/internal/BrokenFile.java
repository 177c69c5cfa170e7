package org.erlangen.plugins.digits.internal;

import java.io.IOException;
import org.erlangen.api.provider.Refusal;

/** A file that is not what it should be. */
final class BrokenFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    BrokenFile(String what, String allowed, String advice) {
        super(what);
        this.refusal = new Refusal("", what, allowed, advice);
    }

    BrokenFile(String what, String allowed, String advice, Throwable cause) {
        super(what, cause);
        this.refusal = new Refusal("", what, allowed, advice);
    }

    /** The sentence for the user, without the place. */
    Refusal refusal() {
        return refusal;
    }

    /** The sentence for whatever went wrong with a file. */
    static Refusal refusal(String place, IOException e) {
        return e instanceof BrokenFile broken
                ? broken.refusal().at(place)
                : new Refusal(place, "can't be read (" + e + ")", "", "");
    }
}
