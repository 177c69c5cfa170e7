package org.erlangen.host.checkpoint;

import java.nio.file.Path;
import java.util.Map;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.Tensors;

/**
 * A state with notes about it. Writing and reading keeps every bit, and the order of the tensors.
 *
 * @param state the state of a fit
 * @param notes what else the run wants to know, by name: the fit, the epoch, a digest of the configuration
 */
public record Checkpoint(State state, Map<String, String> notes) {
    public Checkpoint {
        notes = Map.copyOf(notes);
    }

    /**
     * Writes a file; an earlier one is replaced at once and only when the new one is safe on disk. Errors: {@link
     * org.erlangen.api.provider.ErlangenException} of kind RUN when the file cannot be written.
     */
    public void write(Path file) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a file. Errors: {@link org.erlangen.api.provider.ErlangenException} of kind RUN when it is damaged, is no checkpoint, or a tensor is not
     * finite; the tensor is named.
     */
    public static Checkpoint read(Path file, Tensors tensors) {
        throw new UnsupportedOperationException();
    }
}
