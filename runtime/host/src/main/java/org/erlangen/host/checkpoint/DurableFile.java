package org.erlangen.host.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** Writes files that are there as a whole or not at all, whatever happens on the way. */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Writes a file: beside it under another name, to the disk, then renamed over it in one move. Errors: {@link ErlangenException} of kind RUN; an
     * earlier file is then untouched.
     */
    public static void write(Path file, ByteBuffer content) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer rest = content.duplicate();
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(target);
        } catch (IOException failure) {
            Refusal refusal = new Refusal(file.toString(), "cannot be written", inWords(failure), "");
            throw new ErlangenException(ErlangenException.Kind.RUN, refusal, failure);
        }
    }

    /** The cause of a failure in words, without the file's name. */
    static String inWords(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static void forceFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows opens no folders; the rename itself was in order.
            return;
        }
    }
}
