package org.erlangen.host.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReference;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a module comes from.
 *
 * @param words the jar or folder; the module's name when there is neither
 * @param digest SHA-256 of the jar; empty when it is none
 */
record Origin(String words, String digest) {
    static Origin of(Module module) {
        Optional<Path> location = location(module);
        String name = module.isNamed() ? "module " + module.getName() : "class path";
        return new Origin(
                location.map(Path::toString).orElse(name),
                location.filter(Files::isRegularFile).map(Origin::digest).orElse(""));
    }

    private static Optional<Path> location(Module module) {
        ModuleLayer layer = module.getLayer();
        if (layer == null) {
            return Optional.empty();
        }
        return layer.configuration().findModule(module.getName()).flatMap(resolved -> location(resolved.reference()));
    }

    private static Optional<Path> location(ModuleReference reference) {
        try {
            return reference.location().map(Path::of);
        } catch (FileSystemNotFoundException | IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    private static String digest(Path jar) {
        try (InputStream bytes = Files.newInputStream(jar)) {
            DigestInputStream digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + jar, failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
