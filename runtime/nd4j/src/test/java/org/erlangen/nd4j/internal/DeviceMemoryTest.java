package org.erlangen.nd4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.nd4j.Nd4jBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest {
    private static final Shape MANY = Shape.of(20, 1000);
    private static final long BYTES_OF_A_STEP = 18L * MANY.elements() * Float.BYTES;

    private ComputeDevice device;

    @BeforeEach
    void open() {
        device = new Nd4jBackend().open(new TensorBackend.Options(1));
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void anArrayOfAClosedScopeIsRefused() {
        MemoryScope scope = device.openScope();
        Array x = device.fill(MANY, Precision.FLOAT32, 1);
        scope.close();
        assertThatThrownBy(() -> device.download(x)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> device.unary(UnaryOperation.EXP, x)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anArrayOfTheOuterScopeOutlivesTheInnerOne() {
        MemoryScope outer = device.openScope();
        Array x = device.fill(MANY, Precision.FLOAT64, 1);
        MemoryScope inner = device.openScope();
        Array y = device.fill(MANY, Precision.FLOAT64, 2);
        inner.close();
        MemoryScope next = device.openScope();
        device.fill(MANY, Precision.FLOAT64, 3);
        assertThat(device.download(x)).containsOnly(1);
        assertThatThrownBy(() -> device.download(y)).isInstanceOf(IllegalStateException.class);
        next.close();
        outer.close();
    }

    @Test
    void scopesCloseInReverseOrder() {
        MemoryScope outer = device.openScope();
        MemoryScope inner = device.openScope();
        assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
        inner.close();
        inner.close();
        outer.close();
    }

    @Test
    void keptArraysOutliveScopesUntilTheyAreCleared() {
        Memory memory = device.newMemory();
        MemoryScope scope = device.openScope();
        Array kept = memory.keep(device.fill(MANY, Precision.FLOAT32, 7));
        scope.close();
        assertThat(device.download(kept)).containsOnly(7);
        memory.clear();
        assertThatThrownBy(() -> device.download(kept)).isInstanceOf(IllegalStateException.class);
        memory.close();
    }

    @Test
    void stepsAfterTheFirstTakeNoMemory() throws IOException {
        Memory[] states = {device.newMemory(), device.newMemory()};
        Array state = states[0].keep(device.fill(MANY, Precision.FLOAT32, 1));
        long held = 0;
        long resident = 0;
        for (int step = 1; step <= 400; step++) {
            MemoryScope scope = device.openScope();
            Array x = state;
            for (int i = 0; i < 3; i++) {
                x = device.unary(UnaryOperation.SOFTPLUS, device.binary(BinaryOperation.ADD, x, state));
                x = device.matmul(
                        device.transpose(x, new int[] {1, 0}),
                        true,
                        device.fill(Shape.of(1000, 3), Precision.FLOAT32, 0),
                        false);
                x = device.binary(BinaryOperation.ADD, device.slice(x, 1, 0, 1, 1), state);
            }
            states[step % 2].clear();
            state = states[step % 2].keep(x);
            scope.close();
            if (step == 40) {
                held = device.heldBytes();
                resident = residentBytes();
            }
            if (step > 40) {
                assertThat(device.heldBytes()).isEqualTo(held);
            }
        }
        // The process holds Java's heap too, which grows as it likes; steps that kept their arrays would take twice
        // this.
        assertThat(residentBytes()).isLessThan(resident + 360 * BYTES_OF_A_STEP / 2);
    }

    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/statm");
        return Files.isReadable(status)
                ? 4096 * Long.parseLong(Files.readString(status).split(" ")[1])
                : 0;
    }

    @Test
    void threadsHaveScopesOfTheirOwn() throws InterruptedException {
        MemoryScope scope = device.openScope();
        Array x = device.fill(MANY, Precision.FLOAT64, 1);
        Thread other = new Thread(() -> {
            MemoryScope own = device.openScope();
            device.fill(MANY, Precision.FLOAT64, 2);
            own.close();
        });
        other.start();
        other.join();
        assertThat(device.download(x)).containsOnly(1);
        scope.close();
    }

    @Test
    void closingFreesEverythingAndRefusesUseAfterwards() {
        Array x = device.fill(MANY, Precision.FLOAT64, 1);
        assertThat(device.heldBytes()).isGreaterThanOrEqualTo(160_000);
        device.close();
        assertThat(device.heldBytes()).isZero();
        assertThatThrownBy(() -> device.download(x)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(device::openScope).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> device.fill(MANY, Precision.FLOAT64, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void exhaustedMemoryIsRefusedWithTheSize() {
        assertThatThrownBy(() -> device.fill(Shape.of(300_000_000), Precision.FLOAT64, 1))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("2400000000 bytes");
    }

    @Test
    void memoryBeyondWhatTheProcessMayTakeIsRefusedWithTheSize() {
        DeviceMemory memory = new DeviceMemory();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 64; i++) {
                        memory.allocate(Shape.of(250_000_000), Precision.FLOAT64);
                    }
                })
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("no memory for 2000000000 bytes");
        memory.close();
    }
}
