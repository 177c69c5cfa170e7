package org.erlangen.host.configuration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.host.plugin.Catalogue;

/**
 * An experiment with the places of its keys.
 *
 * @param experiment what is asked for
 * @param places where it is written, for mistakes that are found later
 */
public record ExperimentFile(Experiment experiment, Places places) {
    private static final int LARGEST = 1_000_000;

    /**
     * Reads a file. Errors: {@link ErlangenException} of kind CONFIGURATION with every mistake of the file; of kind PLUGIN when a
     * plugin is at fault.
     *
     * @param overrides {@code key.path=value} each, applied in order over the file; the value is YAML
     */
    public static ExperimentFile read(Path file, List<String> overrides, Catalogue catalogue) {
        return parse(file.toString(), text(file), overrides, catalogue);
    }

    /** As {@link #read}, from text; {@code source} names it in messages. */
    public static ExperimentFile parse(String source, String text, List<String> overrides, Catalogue catalogue) {
        Mistakes mistakes = new Mistakes();
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Node written = YamlTree.read(clean, line -> source + ":" + line, mistakes);
        Node root = new Overrides(mistakes).apply(written, overrides);
        Experiment experiment = new ExperimentReader(catalogue, mistakes).read(root);
        return new ExperimentFile(experiment, Places.of(root));
    }

    private static String text(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new ErlangenException(
                        ErlangenException.Kind.CONFIGURATION,
                        file.toString(),
                        "is " + size + " bytes long",
                        "an experiment file has at most " + LARGEST,
                        "");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw refused(file, "there is no such file", "", missing);
        } catch (CharacterCodingException malformed) {
            throw refused(file, "is no text", "an experiment file is written in UTF-8", malformed);
        } catch (IOException failure) {
            throw refused(file, "cannot be read", String.valueOf(failure.getMessage()), failure);
        }
    }

    private static ErlangenException refused(Path file, String what, String allowed, Throwable cause) {
        return new ErlangenException(
                ErlangenException.Kind.CONFIGURATION, new Refusal(file.toString(), what, allowed, ""), cause);
    }
}
