package org.erlangen.conformance.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.junit.jupiter.api.DynamicTest;

/** What a device promises of scopes and memories. */
public final class MemoryRules {
    private static final Shape SHAPE = Shape.of(113, 101);
    private static final int STEPS = 100;

    private final ComputeDevice device;

    private MemoryRules(ComputeDevice device) {
        this.device = device;
    }

    /** The tests of one device. */
    public static Stream<DynamicTest> tests(ComputeDevice device) {
        MemoryRules rules = new MemoryRules(device);
        return Stream.of(
                DynamicTest.dynamicTest("an array is refused after its scope was closed", rules::refusesClosed),
                DynamicTest.dynamicTest("an array of an outer scope outlives an inner one", rules::nestedScopes),
                DynamicTest.dynamicTest("without a scope an array lives as long as the device", rules::withoutScope),
                DynamicTest.dynamicTest("primitives change none of their arguments", rules::pure),
                DynamicTest.dynamicTest("a kept array outlives its scope unchanged", rules::keeps),
                DynamicTest.dynamicTest("a kept view has its own elements", rules::keepsViews),
                DynamicTest.dynamicTest("a cleared memory refuses its arrays and takes new ones", rules::clears),
                DynamicTest.dynamicTest("a closed memory refuses its arrays", rules::closesMemory),
                DynamicTest.dynamicTest("equal steps hold no more memory than the first ones", rules::steady),
                DynamicTest.dynamicTest("two memories in turn hold no more memory after many steps", rules::alternates),
                DynamicTest.dynamicTest("the scopes of another thread are its own", rules::threads));
    }

    private void refusesClosed() {
        Array array;
        Array view;
        try (MemoryScope scope = device.openScope()) {
            array = device.fill(SHAPE, Precision.FLOAT64, 1);
            view = device.transpose(array, new int[] {1, 0});
        }
        List<Runnable> uses = List.of(
                () -> device.download(array),
                () -> device.download(view),
                () -> device.unary(UnaryOperation.NEGATE, array),
                () -> device.binary(BinaryOperation.ADD, array, array),
                () -> device.reshape(array, Shape.of(SHAPE.elements())),
                () -> device.transpose(view, new int[] {1, 0}),
                () -> device.slice(array, 0, 0, 1, 1),
                () -> device.concatenate(List.of(array, array), 0),
                () -> device.matmul(array, false, view, false));
        for (Runnable use : uses) {
            assertThatThrownBy(use::run).isInstanceOf(IllegalStateException.class);
        }
    }

    private void nestedScopes() {
        try (MemoryScope outer = device.openScope()) {
            Array mine = device.fill(SHAPE, Precision.FLOAT32, 3);
            Array inside;
            try (MemoryScope inner = device.openScope()) {
                inside = device.unary(UnaryOperation.SQUARE, mine);
                assertThat(device.download(inside)).containsOnly(9);
            }
            assertThatThrownBy(() -> device.download(inside)).isInstanceOf(IllegalStateException.class);
            overwrite();
            assertThat(device.download(mine)).containsOnly(3);
            assertThat(device.download(device.unary(UnaryOperation.NEGATE, mine)))
                    .containsOnly(-3);
        }
    }

    private void withoutScope() {
        Array mine = device.fill(Shape.of(3), Precision.FLOAT64, 5);
        overwrite();
        assertThat(device.download(mine)).containsOnly(5);
    }

    private void pure() {
        try (MemoryScope scope = device.openScope()) {
            Array x = device.fill(SHAPE, Precision.FLOAT64, 2);
            Array flat = device.reshape(x, Shape.of(SHAPE.elements()));
            Array row = device.slice(x, 0, 0, 1, 1);
            device.unary(UnaryOperation.SQUARE, flat);
            device.binary(BinaryOperation.ADD, x, x);
            device.binary(BinaryOperation.MULTIPLY, x, row);
            double[] copy = device.download(x);
            copy[0] = 17;
            for (Array array : List.of(x, flat, row)) {
                assertThat(device.download(array)).containsOnly(2);
            }
        }
    }

    private void keeps() {
        try (Memory memory = device.newMemory()) {
            Array kept;
            try (MemoryScope scope = device.openScope()) {
                kept = memory.keep(device.fill(SHAPE, Precision.FLOAT32, 7));
            }
            overwrite();
            assertThat(kept.shape()).isEqualTo(SHAPE);
            assertThat(kept.precision()).isEqualTo(Precision.FLOAT32);
            assertThat(device.download(kept)).containsOnly(7);
        }
    }

    private void keepsViews() {
        try (Memory memory = device.newMemory()) {
            Array kept;
            try (MemoryScope scope = device.openScope()) {
                Array all = device.upload(Shape.of(2, 3), Precision.FLOAT64, new double[] {0, 1, 2, 3, 4, 5});
                kept = memory.keep(device.transpose(device.slice(all, 1, 1, 3, 1), new int[] {1, 0}));
            }
            overwrite();
            assertThat(device.download(kept)).containsExactly(1, 4, 2, 5);
        }
    }

    private void clears() {
        try (Memory memory = device.newMemory();
                MemoryScope scope = device.openScope()) {
            Array first = memory.keep(device.fill(SHAPE, Precision.FLOAT64, 1));
            memory.clear();
            Array second = memory.keep(device.fill(SHAPE, Precision.FLOAT64, 2));
            assertThatThrownBy(() -> device.download(first)).isInstanceOf(IllegalStateException.class);
            assertThat(device.download(second)).containsOnly(2);
        }
    }

    private void closesMemory() {
        Array kept;
        try (Memory memory = device.newMemory();
                MemoryScope scope = device.openScope()) {
            kept = memory.keep(device.fill(SHAPE, Precision.FLOAT64, 1));
        }
        assertThatThrownBy(() -> device.download(kept)).isInstanceOf(IllegalStateException.class);
    }

    private void steady() {
        step();
        step();
        long before = device.heldBytes();
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        assertThat(device.heldBytes()).isLessThanOrEqualTo(before);
    }

    private void alternates() {
        try (Memory even = device.newMemory();
                Memory odd = device.newMemory()) {
            Array state = even.keep(device.fill(Shape.of(1), Precision.FLOAT64, 0));
            long before = Long.MAX_VALUE;
            for (int i = 0; i < STEPS; i++) {
                Memory next = i % 2 == 0 ? odd : even;
                next.clear();
                try (MemoryScope scope = device.openScope()) {
                    Array one = device.fill(SHAPE, Precision.FLOAT64, 1);
                    Array sum = device.slice(one, 0, 0, 1, 1);
                    state = next.keep(device.binary(BinaryOperation.ADD, state, device.slice(sum, 1, 0, 1, 1)));
                }
                if (i == 3) {
                    before = device.heldBytes();
                }
            }
            assertThat(device.heldBytes()).isLessThanOrEqualTo(before);
            assertThat(device.download(state)).containsOnly(STEPS);
        }
    }

    private void threads() {
        try (MemoryScope scope = device.openScope()) {
            Array mine = device.fill(SHAPE, Precision.FLOAT64, 1);
            Array theirs = CompletableFuture.supplyAsync(() -> {
                        try (MemoryScope other = device.openScope()) {
                            return device.unary(UnaryOperation.NEGATE, mine);
                        }
                    })
                    .join();
            assertThatThrownBy(() -> device.download(theirs)).isInstanceOf(IllegalStateException.class);
            assertThat(device.download(mine)).containsOnly(1);
        }
    }

    private void step() {
        try (MemoryScope scope = device.openScope()) {
            Array x = device.fill(SHAPE, Precision.FLOAT32, 1);
            for (int i = 0; i < 10; i++) {
                x = device.binary(BinaryOperation.ADD, x, x);
            }
            assertThat(device.download(x)).containsOnly(1024);
        }
    }

    /** Work that would spoil elements in memory that was given back too early. */
    private void overwrite() {
        for (int i = 0; i < 3; i++) {
            step();
        }
    }
}
