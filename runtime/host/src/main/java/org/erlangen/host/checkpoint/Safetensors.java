package org.erlangen.host.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/**
 * The content of a safetensors file: eight bytes with the header's length, a header in JSON, and the elements without gaps.
 *
 * <p>Errors in reading: {@link ErlangenException} of kind RUN for every departure from the format, each with its own sentence. Files of 2 GiB or more are refused.
 *
 * @param metadata texts by name
 * @param tensors in the order of their data
 */
public record Safetensors(Map<String, String> metadata, List<StoredTensor> tensors) {
    /** The key of the header that is no tensor. */
    static final String METADATA = "__metadata__";

    /** Longest header that the format allows, in bytes. */
    static final int LONGEST_HEADER = 100_000_000;

    public Safetensors {
        metadata = Map.copyOf(metadata);
        tensors = List.copyOf(tensors);
        Set<String> names = new HashSet<>();
        for (StoredTensor tensor : tensors) {
            if (tensor.name().equals(METADATA) || !names.add(tensor.name())) {
                throw new IllegalArgumentException("the tensor name '" + tensor.name() + "' is taken");
            }
        }
    }

    /** Reads a file. */
    public static Safetensors read(Path file) {
        String source = file.toString();
        try {
            long size = Files.size(file);
            if (size > Integer.MAX_VALUE - 8) {
                throw refused(source, "is " + size + " bytes long", "at most 2 GiB can be read");
            }
            return decode(source, Files.readAllBytes(file));
        } catch (IOException failure) {
            Refusal refusal = new Refusal(source, "cannot be read", DurableFile.inWords(failure), "");
            throw new ErlangenException(ErlangenException.Kind.RUN, refusal, failure);
        }
    }

    /** Reads the bytes of a file; {@code source} names it in messages. */
    public static Safetensors decode(String source, byte[] bytes) {
        return new SafetensorsReader(source, bytes).read();
    }

    /** The bytes of a file. The elements begin at a multiple of 64. */
    public byte[] encode() {
        return SafetensorsWriter.encode(new TreeMap<>(metadata), tensors);
    }

    /** Writes a file, replacing an earlier one at once. */
    public void write(Path file) {
        DurableFile.write(file, ByteBuffer.wrap(encode()));
    }

    static ErlangenException refused(String where, String what, String allowed) {
        return new ErlangenException(ErlangenException.Kind.RUN, where, what, allowed, "");
    }
}
