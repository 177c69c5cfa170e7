package org.erlangen.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Loaded data.
 *
 * @param training what the evidence is about
 * @param test never used for selection
 * @param further more test sets by name, such as {@code moved}, in order
 * @param provenance where it comes from: file names with their SHA-256 digests
 */
public record Examples(Dataset training, Dataset test, Map<String, Dataset> further, Map<String, String> provenance) {
    public Examples {
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
        provenance = Map.copyOf(provenance);
        if (further.containsKey("train") || further.containsKey("test")) {
            throw new IllegalArgumentException("'train' and 'test' are taken: " + further.keySet());
        }
    }

    /** Data with one test set. */
    public Examples(Dataset training, Dataset test, Map<String, String> provenance) {
        this(training, test, Map.of(), provenance);
    }

    /** All test sets by name, {@code test} first. */
    public Map<String, Dataset> tests() {
        Map<String, Dataset> tests = new LinkedHashMap<>();
        tests.put("test", test);
        tests.putAll(further);
        return tests;
    }

    /** The same with each data set replaced by a function of it. */
    public Examples map(UnaryOperator<Dataset> function) {
        Map<String, Dataset> mapped = new LinkedHashMap<>();
        further.forEach((name, data) -> mapped.put(name, function.apply(data)));
        return new Examples(function.apply(training), function.apply(test), mapped, provenance);
    }
}
