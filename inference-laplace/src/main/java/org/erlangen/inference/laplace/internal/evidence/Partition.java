package org.erlangen.inference.laplace.internal.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Key;
import org.erlangen.inference.laplace.option.Grouping;

/**
 * How data are parted at random.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 4.2 and 4.5.
 *
 * @param grouping what stays together
 * @param size most examples of a part
 */
public record Partition(Grouping grouping, int size) {
    /** All data in random parts of at most {@code size} examples, those of a group nearly equal in size. */
    public List<Dataset> of(Dataset data, Key key) {
        int[] order = data.inputs().tensors().permutation(key, data.size());
        List<Dataset> parts = new ArrayList<>();
        for (List<Integer> group : groups(data, Arrays.stream(order).boxed().toList())) {
            int count = (group.size() + size - 1) / size;
            for (int part = 0; part < count; part++) {
                List<Integer> own = group.subList(edge(group, part, count), edge(group, part + 1, count));
                parts.add(data.take(own.stream().mapToInt(Integer::intValue).toArray()));
            }
        }
        return parts;
    }

    private List<List<Integer>> groups(Dataset data, List<Integer> order) {
        return switch (grouping) {
            case RANDOM -> List.of(order);
            case CLASS -> byClass(data, order);
        };
    }

    private static List<List<Integer>> byClass(Dataset data, List<Integer> order) {
        double[] targets = data.targets().toDoubles();
        Map<Double, List<Integer>> classes = new TreeMap<>();
        order.forEach(n -> classes.computeIfAbsent(targets[n], ignored -> new ArrayList<>())
                .add(n));
        return List.copyOf(classes.values());
    }

    private static int edge(List<Integer> group, int part, int count) {
        return (int) ((long) group.size() * part / count);
    }

    /** The part of a random partition that a random example is in: what it says of each of its examples is right on average over all data. */
    public Dataset draw(Dataset data, Key key) {
        int example = data.inputs().tensors().permutation(key.fold("example"), data.size())[0];
        int seen = 0;
        for (Dataset part : of(data, key.fold("partition"))) {
            seen += part.size();
            if (example < seen) {
                return part;
            }
        }
        throw new IllegalStateException("a partition of no data");
    }
}
