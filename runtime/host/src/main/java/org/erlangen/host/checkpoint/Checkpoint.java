package org.erlangen.host.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A state with notes about it. Writing and reading keeps every bit, and the order of the tensors.
 *
 * @param state the state of a fit
 * @param notes what else the run wants to know, by name: the fit, the epoch, a digest of the configuration
 */
public record Checkpoint(State state, Map<String, String> notes) {
    private static final String FORMAT = "format";
    private static final String FORMAT_NAME = "erlangen-checkpoint-1";
    private static final String COUNTER = "counter.";
    private static final String NOTE = "note.";

    public Checkpoint {
        notes = Map.copyOf(notes);
    }

    /**
     * Writes a file; an earlier one is replaced at once and only when the new one is safe on disk. Errors: {@link
     * org.erlangen.api.provider.ErlangenException} of kind RUN when the file cannot be written.
     */
    public void write(Path file) {
        Map<String, String> metadata = new HashMap<>(Map.of(FORMAT, FORMAT_NAME));
        state.counters().forEach((name, value) -> metadata.put(COUNTER + name, Long.toString(value)));
        notes.forEach((name, text) -> metadata.put(NOTE + name, text));
        List<StoredTensor> stored = new ArrayList<>();
        state.tensors().asMap().forEach((name, tensor) -> stored.add(store(name, tensor)));
        new Safetensors(metadata, stored).write(file);
    }

    /**
     * Reads a file. Errors: {@link org.erlangen.api.provider.ErlangenException} of kind RUN when it is damaged, is no checkpoint, or a tensor is not
     * finite; the tensor is named.
     */
    public static Checkpoint read(Path file, Tensors tensors) {
        Safetensors content = Safetensors.read(file);
        String source = file.toString();
        if (!FORMAT_NAME.equals(content.metadata().get(FORMAT))) {
            throw Safetensors.refused(
                    source, "is no checkpoint", "its metadata must say " + FORMAT + " " + FORMAT_NAME);
        }
        Map<String, Long> counters = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        content.metadata().forEach((key, text) -> {
            if (key.startsWith(COUNTER)) {
                counters.put(key.substring(COUNTER.length()), counter(source, key, text));
            } else if (key.startsWith(NOTE)) {
                notes.put(key.substring(NOTE.length()), text);
            }
        });
        NamedTensors named = NamedTensors.empty();
        for (StoredTensor stored : content.tensors()) {
            named = named.with(stored.name(), load(source, stored, tensors));
        }
        return new Checkpoint(new State(named, counters), notes);
    }

    /** The notes of a file alone. Errors: as {@link #read}. */
    public static Map<String, String> notes(Path file) {
        Map<String, String> notes = new HashMap<>();
        Safetensors.read(file).metadata().forEach((key, text) -> {
            if (key.startsWith(NOTE)) {
                notes.put(key.substring(NOTE.length()), text);
            }
        });
        return notes;
    }

    private static long counter(String source, String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Safetensors.refused(source, "has the " + key + " '" + text + "'", "a whole number");
        }
    }

    private static StoredTensor store(String name, Tensor tensor) {
        boolean single = tensor.precision() == Precision.FLOAT32;
        double[] elements = tensor.toDoubles();
        ByteBuffer data = ByteBuffer.allocate(
                        Math.multiplyExact(elements.length, tensor.precision().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double element : elements) {
            if (single) {
                data.putFloat((float) element);
            } else {
                data.putDouble(element);
            }
        }
        return new StoredTensor(name, single ? ElementType.F32 : ElementType.F64, tensor.shape(), data.flip());
    }

    private static Tensor load(String source, StoredTensor stored, Tensors tensors) {
        return switch (stored.type()) {
            case F32 -> {
                float[] elements = new float[stored.shape().elements()];
                stored.data().asFloatBuffer().get(elements);
                for (int i = 0; i < elements.length; i++) {
                    refuseUnlessFinite(source, stored.name(), i, elements[i]);
                }
                yield tensors.of(stored.shape(), Precision.FLOAT32, elements);
            }
            case F64 -> {
                double[] elements = new double[stored.shape().elements()];
                stored.data().asDoubleBuffer().get(elements);
                for (int i = 0; i < elements.length; i++) {
                    refuseUnlessFinite(source, stored.name(), i, elements[i]);
                }
                yield tensors.of(stored.shape(), Precision.FLOAT64, elements);
            }
            default ->
                throw Safetensors.refused(
                        source + ": tensor '" + stored.name() + "'",
                        "has elements of type " + stored.type(),
                        "F32 or F64");
        };
    }

    private static void refuseUnlessFinite(String source, String name, int index, double element) {
        if (!Double.isFinite(element)) {
            throw Safetensors.refused(
                    source + ": tensor '" + name + "'",
                    "has the element " + element + " at " + index,
                    "finite numbers");
        }
    }
}
