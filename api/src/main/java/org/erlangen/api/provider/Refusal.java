package org.erlangen.api.provider;

/**
 * A mistake that a user can mend, in four parts.
 *
 * @param where file and line, key path, jar, tensor or pair of plugins; may be empty
 * @param what what is wrong, with the value
 * @param allowed what would be right; may be empty
 * @param advice what to do; may be empty
 */
public record Refusal(String where, String what, String allowed, String advice) {
    /** The same mistake at a place. */
    public Refusal at(String place) {
        return new Refusal(where.isEmpty() ? place : place + where, what, allowed, advice);
    }

    /** The sentence for the user. */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(what);
        if (!allowed.isEmpty()) {
            text.append(": ").append(allowed);
        }
        text.append('.');
        if (!advice.isEmpty()) {
            text.append(' ').append(advice);
            if (!advice.endsWith(".") && !advice.endsWith("?")) {
                text.append('.');
            }
        }
        return text.toString();
    }
}
