package org.erlangen.host.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of metrics over the steps of an epoch. */
final class Means {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(Map<String, Double> metrics) {
        metrics.forEach((name, value) -> {
            sums.merge(name, value, Double::sum);
            counts.merge(name, 1, Integer::sum);
        });
    }

    Map<String, Double> values() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / counts.getOrDefault(name, 1)));
        return means;
    }
}
