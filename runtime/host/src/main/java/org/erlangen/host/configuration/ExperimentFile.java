package org.erlangen.host.configuration;

import java.nio.file.Path;
import java.util.List;
import org.erlangen.host.plugin.Catalogue;

/**
 * An experiment with the places of its keys.
 *
 * @param experiment what is asked for
 * @param places where it is written, for mistakes that are found later
 */
public record ExperimentFile(Experiment experiment, Places places) {
    /**
     * Reads a file. Errors: {@link org.erlangen.api.provider.ErlangenException} of kind CONFIGURATION with every mistake of the file.
     *
     * @param overrides {@code key.path=value} each, applied in order over the file; the value is YAML
     */
    public static ExperimentFile read(Path file, List<String> overrides, Catalogue catalogue) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #read}, from text; {@code source} names it in messages. */
    public static ExperimentFile parse(String source, String text, List<String> overrides, Catalogue catalogue) {
        throw new UnsupportedOperationException();
    }
}
