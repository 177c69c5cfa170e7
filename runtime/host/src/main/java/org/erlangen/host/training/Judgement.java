package org.erlangen.host.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores of one predictive distribution on all parts of the data.
 *
 * @param training what was learnt from
 * @param tests what was not, by name, the main one among them
 */
public record Judgement(Scores training, Map<String, Scores> tests) {
    public Judgement {
        tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
    }

    /** Scores on the test set. */
    public Scores test() {
        Scores scores = tests.get("test");
        if (scores == null) {
            throw new IllegalStateException("there is no test set among " + tests.keySet());
        }
        return scores;
    }
}
