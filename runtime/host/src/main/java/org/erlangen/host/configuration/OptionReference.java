package org.erlangen.host.configuration;

import java.util.List;

/**
 * The description of one option, as listings and documentation show it.
 *
 * @param key how it is written: {@code learning-rate}; options of a nested record: {@code outer.inner}
 * @param type in words: {@code integer}, {@code number}, {@code one of relu, tanh}
 * @param range in words; empty when any value will do
 * @param unit in words; may be empty
 * @param byDefault how the default is written; empty when the option must be given
 * @param required whether it must be given
 * @param text one sentence
 */
public record OptionReference(
        String key, String type, String range, String unit, String byDefault, boolean required, String text) {
    /** The options of a record type, nested ones included, in order. */
    public static List<OptionReference> of(Class<? extends Record> options) {
        throw new UnsupportedOperationException();
    }

    /** The options of a record type as a table in Markdown. */
    public static String markdown(Class<? extends Record> options) {
        throw new UnsupportedOperationException();
    }
}
