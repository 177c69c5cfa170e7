package org.erlangen.api.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Tensors by name, in a fixed order: parameters, hyperparameters, gradients, states. An immutable value. */
public final class NamedTensors {
    private static final NamedTensors EMPTY = new NamedTensors(new LinkedHashMap<>());

    private final Map<String, Tensor> tensors;

    private NamedTensors(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** No tensors. */
    public static NamedTensors empty() {
        return EMPTY;
    }

    /** One tensor. */
    public static NamedTensors of(String name, Tensor tensor) {
        return EMPTY.with(name, tensor);
    }

    /** Two tensors. */
    public static NamedTensors of(String first, Tensor tensor1, String second, Tensor tensor2) {
        return of(first, tensor1).with(second, tensor2);
    }

    /** The tensors of a map, in its order. */
    public static NamedTensors of(Map<String, Tensor> tensors) {
        return new NamedTensors(new LinkedHashMap<>(tensors));
    }

    /** The names, in order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** The tensors, in order. */
    public List<Tensor> values() {
        return new ArrayList<>(tensors.values());
    }

    /** Names with their tensors, in order. */
    public Map<String, Tensor> asMap() {
        return tensors;
    }

    /** Whether a name is present. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** The tensor of a name. Errors: refused when absent; the message lists the names. */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor named '" + name + "'; there are " + tensors.keySet());
        }
        return tensor;
    }

    /** These and one more; an equal name is replaced in its place. */
    public NamedTensors with(String name, Tensor tensor) {
        LinkedHashMap<String, Tensor> more = new LinkedHashMap<>(tensors);
        more.put(name, tensor);
        return new NamedTensors(more);
    }

    /** These and others; equal names are replaced in their place. */
    public NamedTensors with(NamedTensors others) {
        LinkedHashMap<String, Tensor> more = new LinkedHashMap<>(tensors);
        more.putAll(others.tensors);
        return new NamedTensors(more);
    }

    /** Those whose names begin with {@code prefix}, under names without it. */
    public NamedTensors part(String prefix) {
        LinkedHashMap<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return new NamedTensors(part);
    }

    /** These under names with {@code prefix} in front. */
    public NamedTensors prefixed(String prefix) {
        LinkedHashMap<String, Tensor> longer = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> longer.put(prefix + name, tensor));
        return new NamedTensors(longer);
    }

    /** Each tensor replaced by a function of it. */
    public NamedTensors map(UnaryOperator<Tensor> function) {
        LinkedHashMap<String, Tensor> mapped = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> mapped.put(name, function.apply(tensor)));
        return new NamedTensors(mapped);
    }

    /** Each tensor replaced by a function of it and of the other's tensor of the same name. Errors: refused when a name is missing there. */
    public NamedTensors map(NamedTensors other, BinaryOperator<Tensor> function) {
        LinkedHashMap<String, Tensor> mapped = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> mapped.put(name, function.apply(tensor, other.get(name))));
        return new NamedTensors(mapped);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        tensors.forEach((name, tensor) -> text.append(text.length() > 1 ? ", " : "")
                .append(name)
                .append(' ')
                .append(tensor.shape()));
        return text.append('}').toString();
    }
}
