package org.erlangen.plugins.digits.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.erlangen.plugins.digits.DigitsOptions;

/** Where files come from. */
public interface DigitFiles {
    /** What to call a file in messages. */
    String place(String name);

    /** Opens a file, uncompressed. Errors: {@link BrokenFile} when it is missing or not what its name says. */
    InputStream open(String name) throws IOException;

    /** Whether its contents are the whole official files, so that their digests are known. */
    boolean official();

    /** The files that the options speak of; {@code base} is what a relative folder is relative to. */
    static DigitFiles of(DigitsOptions options, Path base) {
        return switch (options.source()) {
            case SHIPPED -> new Shipped();
            case IDX -> new Folder(base.resolve(options.folder()));
        };
    }

    /** The part that comes with the plugin. */
    record Shipped() implements DigitFiles {
        @Override
        public String place(String name) {
            return name + ".gz of the plugin 'digits'";
        }

        @Override
        public InputStream open(String name) throws IOException {
            InputStream resource = DigitsOptions.class.getResourceAsStream("mnist/" + name + ".gz");
            if (resource == null) {
                throw new BrokenFile("is missing", "", "Install the plugin again");
            }
            return new GZIPInputStream(resource);
        }

        @Override
        public boolean official() {
            return false;
        }
    }

    /** A folder of the user's. */
    record Folder(Path folder) implements DigitFiles {
        @Override
        public String place(String name) {
            return file(name).toString();
        }

        @Override
        public InputStream open(String name) throws IOException {
            Path file = file(name);
            if (!Files.isRegularFile(file)) {
                throw new BrokenFile(
                        "there is no such file", name + ".gz or " + name, "Give the folder that holds it as 'folder'");
            }
            InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
            return file.toString().endsWith(".gz") ? uncompressed(bytes) : bytes;
        }

        @Override
        public boolean official() {
            return true;
        }

        private Path file(String name) {
            Path plain = folder.resolve(name);
            return Files.isRegularFile(plain) ? plain : folder.resolve(name + ".gz");
        }

        private static InputStream uncompressed(InputStream bytes) throws IOException {
            bytes.mark(1);
            boolean empty = bytes.read() < 0;
            bytes.reset();
            if (empty) {
                return bytes;
            }
            try {
                return new GZIPInputStream(bytes);
            } catch (EOFException e) {
                bytes.close();
                throw new BrokenFile("is cut off within its header", "", "Download it again", e);
            } catch (ZipException e) {
                bytes.close();
                throw new BrokenFile(
                        "is not compressed by gzip, though its name ends in .gz",
                        "",
                        "Remove the .gz from its name",
                        e);
            }
        }
    }
}
