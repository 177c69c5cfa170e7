package org.erlangen.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.tensor.Shape;

/** A device that notes what each primitive costs: calls, processor time of the calling thread,
 * floating-point operations of products, bytes of results. Of one thread only. */
final class MeteredDevice implements InvocationHandler {
    private static final List<String> SIZED =
            List.of("matmul", "unary", "binary", "reduce", "transpose", "formula", "multiplyBlocksInput");

    private final ComputeDevice device;
    private final boolean bySize;
    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private final Map<String, Cost> costs = new TreeMap<>();

    /** What calls of one kind cost. */
    record Cost(long calls, double seconds, double operations, long bytes) {
        private Cost plus(double moreSeconds, double moreOperations, long moreBytes) {
            return new Cost(calls + 1, seconds + moreSeconds, operations + moreOperations, bytes + moreBytes);
        }
    }

    /** Meters a device, with products and element-wise functions apart by the sizes of their arguments if {@code bySize}. */
    MeteredDevice(ComputeDevice device, boolean bySize) {
        this.device = device;
        this.bySize = bySize;
    }

    /** The device, metered. */
    ComputeDevice metered() {
        return (ComputeDevice) Proxy.newProxyInstance(
                ComputeDevice.class.getClassLoader(), new Class<?>[] {ComputeDevice.class}, this);
    }

    /** Costs since the last call, the dearest first. */
    Map<String, Cost> take() {
        Map<String, Cost> sorted = new LinkedHashMap<>();
        costs.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().seconds()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        costs.clear();
        return sorted;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        long begin = thread.getCurrentThreadCpuTime();
        try {
            Object result = method.invoke(device, arguments);
            double seconds = (thread.getCurrentThreadCpuTime() - begin) * 1e-9;
            Cost before = costs.getOrDefault(name(method, arguments), new Cost(0, 0, 0, 0));
            costs.put(
                    name(method, arguments),
                    before.plus(seconds, operations(method, arguments, result), bytes(method, result)));
            return result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private String name(Method method, Object[] arguments) {
        StringBuilder name = new StringBuilder(method.getName());
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof Enum<?> operation) {
            name.append(' ').append(operation);
        }
        if (bySize
                && arguments != null
                && (SIZED.contains(method.getName()) || method.getName().startsWith("conv"))) {
            for (Object argument : arguments) {
                name.append(
                        argument instanceof Formula formula
                                ? " of " + formula.terms().size()
                                : "");
                name.append(argument instanceof Shape shape ? " " + shape : "");
                name.append(argument instanceof Array array ? " " + array.shape() + array.precision() : "");
                name.append(argument instanceof int[] axes ? " " + java.util.Arrays.toString(axes) : "");
            }
        }
        return name.toString();
    }

    private static long bytes(Method method, Object result) {
        return result instanceof Array array && !method.getName().equals("reshape")
                ? (long) array.shape().elements() * array.precision().bytes()
                : 0;
    }

    /** Multiplications and additions. */
    private static double operations(Method method, Object[] arguments, Object result) {
        return switch (method.getName()) {
            case "matmul" -> {
                Array x = (Array) arguments[0];
                int inner = x.shape().size((boolean) arguments[1] ? -2 : -1);
                yield 2.0 * inner * ((Array) result).shape().elements();
            }
            case "convolve" -> convolution((Array) result, (Array) arguments[1]);
            case "convolveInput" -> convolution((Array) arguments[0], (Array) arguments[1]);
            case "convolveKernel" -> convolution((Array) arguments[1], (Array) result);
            default -> 0;
        };
    }

    private static double convolution(Array filtered, Array kernel) {
        return 2.0
                * filtered.shape().elements()
                * kernel.shape().elements()
                / kernel.shape().size(0);
    }
}
