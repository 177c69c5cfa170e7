package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class ReferenceDeviceTest {
    private final ReferenceDevice device = new ReferenceDevice();

    @Test
    void heldBytesCountTheArraysThatMayBeUsed() {
        device.fill(Shape.of(2), Precision.FLOAT64, 0);
        try (MemoryScope scope = device.openScope()) {
            device.fill(Shape.of(3), Precision.FLOAT32, 0);
            assertThat(device.heldBytes()).isEqualTo(2 * 8 + 3 * 4);
        }
        assertThat(device.heldBytes()).isEqualTo(2 * 8);
    }

    @Test
    void scopesCloseInReverseOrder() {
        MemoryScope outer = device.openScope();
        MemoryScope inner = device.openScope();
        assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
        inner.close();
        outer.close();
    }

    @Test
    void closingAScopeTwiceIsClosingItOnce() {
        try (MemoryScope outer = device.openScope()) {
            Array mine = device.range(3, Precision.FLOAT64);
            MemoryScope inner = device.openScope();
            inner.close();
            inner.close();
            assertThat(device.download(mine)).containsExactly(0, 1, 2);
        }
    }

    @Test
    void aClosedDeviceHoldsNothing() {
        Array array = device.range(3, Precision.FLOAT64);
        Memory memory = device.newMemory();
        Array kept = memory.keep(array);
        device.close();
        assertThat(device.heldBytes()).isZero();
        assertThatThrownBy(() -> device.download(array)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> device.download(kept)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void arraysOfAnotherDeviceAreRefused() {
        Array foreign = new Array() {
            @Override
            public Shape shape() {
                return Shape.SCALAR;
            }

            @Override
            public Precision precision() {
                return Precision.FLOAT64;
            }
        };
        assertThatThrownBy(() -> device.download(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUploadOfTooFewElementsIsRefused() {
        assertThatThrownBy(() -> device.upload(Shape.of(2, 2), Precision.FLOAT64, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 2]");
    }
}
