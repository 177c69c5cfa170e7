package org.erlangen.host.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Means of metrics over the steps of an epoch, as sums and how many numbers are in each. */
public final class Means {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Of nothing so far. */
    public Means() {}

    /** Adds {@code count} numbers to a metric. */
    public void add(String name, double sum, int count) {
        sums.merge(name, sum, Double::sum);
        counts.merge(name, count, Integer::sum);
    }

    void add(Map<String, Double> metrics) {
        metrics.forEach((name, value) -> add(name, value, 1));
    }

    Map<String, Double> values() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / count(name)));
        return means;
    }

    /** Sums by name, in the order of their first numbers. */
    public Map<String, Double> sums() {
        return Collections.unmodifiableMap(sums);
    }

    /** How many numbers are in a sum. */
    public int count(String name) {
        return counts.getOrDefault(name, 1);
    }
}
