package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BackendConformanceTest {
    private static final List<String> PRIMITIVES = Stream.of(ComputeDevice.class.getMethods())
            .filter(method -> method.getReturnType() == Array.class)
            .map(Method::getName)
            .distinct()
            .sorted()
            .toList();

    @TestFactory
    Stream<DynamicNode> theReferenceDeviceConforms() {
        return BackendConformance.tests(ReferenceDevice::new);
    }

    @Test
    void everyPrimitiveHasCases() {
        try (Stream<DynamicNode> nodes = BackendConformance.tests(ReferenceDevice::new)) {
            assertThat(nodes.map(DynamicNode::getDisplayName)).containsAll(PRIMITIVES);
        }
    }

    @TestFactory
    Stream<DynamicTest> aWrongResultOfOnePrimitiveIsFound() {
        return PRIMITIVES.stream()
                .map(primitive -> DynamicTest.dynamicTest(
                        primitive, () -> assertThat(findsFaultOf(primitive)).isTrue()));
    }

    @Test
    void aDeviceThatForgetsToCloseScopesIsFound() {
        ComputeDevice forgetful = withFault("openScope", (device, result) -> (MemoryScope) () -> {});
        assertThat(anyFails(forgetful, "memory")).isTrue();
    }

    @Test
    void aMemoryThatDoesNotCopyIsFound() {
        ComputeDevice careless = withFault("newMemory", (device, result) -> new BorrowingMemory());
        assertThat(anyFails(careless, "memory")).isTrue();
    }

    private static boolean findsFaultOf(String primitive) {
        ComputeDevice faulty = withFault(primitive, BackendConformanceTest::firstElementSpoilt);
        return anyFails(faulty, primitive);
    }

    private static boolean anyFails(ComputeDevice device, String container) {
        try (Stream<DynamicNode> nodes = BackendConformance.tests(() -> device)) {
            return nodes.filter(node -> node.getDisplayName().equals(container))
                    .flatMap(node -> ((DynamicContainer) node).getChildren())
                    .anyMatch(test -> fails((DynamicTest) test));
        }
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (AssertionError | RuntimeException failure) {
            return true;
        } catch (Throwable unexpected) {
            return fail("neither a failed assertion nor a refusal", unexpected);
        }
    }

    private static Object firstElementSpoilt(ReferenceDevice device, Object result) {
        Array array = (Array) result;
        double[] elements = device.download(array);
        Shape shape = array.shape();
        if (elements.length > 0) {
            elements[0] += 0.01 * (1 + Math.abs(elements[0]));
        }
        return device.upload(shape, array.precision(), elements);
    }

    private interface Fault {
        Object after(ReferenceDevice device, Object result);
    }

    /** A reference device one of whose methods is wrong. */
    private static ComputeDevice withFault(String method, Fault fault) {
        ReferenceDevice right = new ReferenceDevice();
        return (ComputeDevice) Proxy.newProxyInstance(
                ComputeDevice.class.getClassLoader(),
                new Class<?>[] {ComputeDevice.class},
                (proxy, called, arguments) -> {
                    try {
                        Object result = called.invoke(right, arguments);
                        return called.getName().equals(method) ? fault.after(right, result) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static final class BorrowingMemory implements Memory {
        @Override
        public Array keep(Array array) {
            return array;
        }

        @Override
        public void clear() {}

        @Override
        public void close() {}
    }
}
