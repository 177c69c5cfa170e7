package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.internal.backend.Case;
import org.erlangen.conformance.internal.backend.Cases;
import org.erlangen.conformance.internal.backend.FailureRules;
import org.erlangen.conformance.internal.backend.Inputs;
import org.erlangen.conformance.internal.backend.MemoryRules;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests that a {@link ComputeDevice} has to pass: every primitive against {@link ReferenceDevice}, in both precisions, from plain and
 * from strided inputs, and the rules of scopes, memories and failures.
 *
 * <p>Use: {@code @TestFactory Stream<DynamicNode> conforms() { return BackendConformance.tests(() -> open()); }}.
 */
public final class BackendConformance {
    /** A kit that compares fewer results than this has lost its cases. */
    private static final int LEAST_COMPARISONS = 5000;

    private final ComputeDevice device;
    private final AtomicInteger comparisons = new AtomicInteger();

    private BackendConformance(ComputeDevice device) {
        this.device = device;
    }

    /** The tests, a container per primitive. They share one device, which closes with the stream. */
    public static Stream<DynamicNode> tests(Supplier<ComputeDevice> supplier) {
        ComputeDevice device = supplier.get();
        return new BackendConformance(device).nodes().onClose(device::close);
    }

    private Stream<DynamicNode> nodes() {
        Map<String, List<Case>> cases = Cases.all().stream()
                .collect(Collectors.groupingBy(Case::primitive, LinkedHashMap::new, Collectors.toList()));
        Stream<DynamicNode> primitives = cases.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey(), entry.getValue().stream().flatMap(this::comparisons)));
        Stream<DynamicNode> rules = Stream.of(
                DynamicContainer.dynamicContainer("memory", MemoryRules.tests(device)),
                DynamicContainer.dynamicContainer("failures", FailureRules.tests(device)),
                DynamicTest.dynamicTest("all cases ran", this::allRan));
        return Stream.concat(primitives, rules);
    }

    private Stream<DynamicTest> comparisons(Case comparison) {
        return Stream.of(Precision.values())
                .flatMap(precision -> Stream.of(Inputs.Storage.values())
                        .map(storage -> DynamicTest.dynamicTest(
                                comparison.name() + " in " + precision + " from " + storage,
                                () -> compare(comparison, precision, storage))));
    }

    private void compare(Case comparison, Precision precision, Inputs.Storage storage) {
        comparisons.incrementAndGet();
        Key key = Key.ofSeed(0).fold(comparison.name());
        String what = comparison.primitive() + " " + comparison.name();
        try (ReferenceDevice reference = new ReferenceDevice();
                MemoryScope scope = device.openScope()) {
            Array expected = comparison.computation().on(new Inputs(reference, precision, storage, key));
            Array actual = comparison.computation().on(new Inputs(device, precision, storage, key));
            assertThat(actual.shape()).as(what + ": shape").isEqualTo(expected.shape());
            assertThat(actual.precision()).as(what + ": precision").isEqualTo(expected.precision());
            comparison.tolerance().check(what, precision, device.download(actual), reference.download(expected));
        }
    }

    private void allRan() {
        assertThat(comparisons).hasValueGreaterThanOrEqualTo(LEAST_COMPARISONS);
    }
}
