package org.erlangen.host.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final Tensors TENSORS = proxy(Tensors.class, (name, arguments) -> {
        Precision precision = (Precision) arguments[1];
        double[] elements;
        if (arguments[2] instanceof float[] single) {
            elements = new double[single.length];
            for (int i = 0; i < single.length; i++) {
                elements[i] = single[i];
            }
        } else {
            elements = (double[]) arguments[2];
        }
        return tensor((Shape) arguments[0], precision, elements);
    });

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("c.safetensors");
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private static Tensor tensor(Shape shape, Precision precision, double... elements) {
        return proxy(Tensor.class, (name, arguments) -> switch (name) {
            case "shape" -> shape;
            case "precision" -> precision;
            case "toDoubles" -> elements.clone();
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static State state() {
        NamedTensors tensors = NamedTensors.of(
                        "theta.b",
                        tensor(Shape.of(2, 2), Precision.FLOAT64, Math.PI, -0.0, Double.MIN_VALUE, Double.MAX_VALUE),
                        "theta.a",
                        tensor(Shape.of(3), Precision.FLOAT32, 0.1f, Float.MIN_VALUE, -Float.MAX_VALUE))
                .with("eta", tensor(Shape.SCALAR, Precision.FLOAT64, 1.0 / 3))
                .with("none", tensor(Shape.of(0), Precision.FLOAT32));
        return new State(tensors, Map.of("step", Long.MAX_VALUE, "epoch", -1L));
    }

    @Test
    void aStateIsReadBackToTheBitAndInOrder() {
        new Checkpoint(state(), Map.of("fit", "start-1", "digest", "")).write(file);

        Checkpoint read = Checkpoint.read(file, TENSORS);

        assertThat(read.notes()).isEqualTo(Map.of("fit", "start-1", "digest", ""));
        assertThat(read.state().counters()).isEqualTo(state().counters());
        assertThat(read.state().tensors().names())
                .containsExactlyElementsOf(state().tensors().names());
        state().tensors().asMap().forEach((name, tensor) -> {
            Tensor back = read.state().tensors().get(name);
            assertThat(back.shape()).isEqualTo(tensor.shape());
            assertThat(back.precision()).isEqualTo(tensor.precision());
            assertThat(back.toDoubles()).isEqualTo(tensor.toDoubles());
        });
    }

    @Test
    void aTensorThatIsNotFiniteIsRefusedByName() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (Precision precision : Precision.values()) {
                NamedTensors tensors = NamedTensors.of("theta.w", tensor(Shape.of(3), precision, 1, bad, 2));
                new Checkpoint(new State(tensors, Map.of()), Map.of()).write(file);

                assertThatThrownBy(() -> Checkpoint.read(file, TENSORS))
                        .hasMessage(file + ": tensor 'theta.w': has the element " + bad + " at 1: finite numbers.");
            }
        }
    }

    @Test
    void aSafetensorsFileOfAnotherMakerIsNoCheckpoint() {
        new Safetensors(Map.of("format", "pt"), List.of()).write(file);

        assertThatThrownBy(() -> Checkpoint.read(file, TENSORS)).hasMessageContaining("is no checkpoint");
    }

    @Test
    void countersAndTypesThatDoNotBelongAreRefused() {
        Map<String, String> metadata = Map.of("format", "erlangen-checkpoint-1");
        ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

        new Safetensors(metadata, List.of(new StoredTensor("n", ElementType.I64, Shape.SCALAR, data))).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file, TENSORS))
                .hasMessage(file + ": tensor 'n': has elements of type I64: F32 or F64.");

        new Safetensors(Map.of("format", "erlangen-checkpoint-1", "counter.step", "1e3"), List.of()).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file, TENSORS))
                .hasMessage(file + ": has the counter.step '1e3': a whole number.");
    }
}
