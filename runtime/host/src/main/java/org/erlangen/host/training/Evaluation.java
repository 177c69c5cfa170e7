package org.erlangen.host.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.tensor.Key;
import org.erlangen.tensor.Engine;

/** Judges a state by its predictions, in slices of data that each have a memory scope of their own. */
@SuppressWarnings("try") // a scope acts by being open
public final class Evaluation {
    /** Examples of a slice, usually. */
    public static final int SLICE = 500;

    private final Engine engine;
    private final Likelihood likelihood;
    private final int slice;

    /** An evaluation under a likelihood, in slices of so many examples. */
    public Evaluation(Engine engine, Likelihood likelihood, int slice) {
        this.engine = engine;
        this.likelihood = likelihood;
        this.slice = slice;
    }

    /** Examples of a slice: {@link #SLICE}, or no more than a portion where batches are trained on in portions. */
    public static int slice(TrainingPlan plan) {
        return plan.portion() < plan.batchSize() ? Math.min(SLICE, plan.portion()) : SLICE;
    }

    /** Scores of each predictive distribution, the main one first. Slice i of a part has the key {@code root.fold("predict").fold(i)}. */
    public Map<String, Judgement> judge(Estimation estimation, State state, Examples examples, Key root) {
        Key key = root.fold("predict");
        Map<String, Scores> training = scores(estimation, state, examples.training(), key);
        Map<String, Map<String, Scores>> tests = new LinkedHashMap<>();
        examples.tests()
                .forEach((part, data) -> scores(estimation, state, data, key)
                        .forEach((name, scores) -> tests.computeIfAbsent(name, unseen -> new LinkedHashMap<>())
                                .put(part, scores)));
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        training.forEach((name, scores) ->
                judgements.put(name, new Judgement(scores, tests.getOrDefault(name, Map.of()))));
        return judgements;
    }

    private Map<String, Scores> scores(Estimation estimation, State state, Dataset data, Key key) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int from = 0; from < data.size(); from += slice) {
            try (MemoryScope scope = engine.openScope()) {
                Dataset part = data.slice(from, Math.min(data.size(), from + slice));
                estimation
                        .predict(state, part.inputs(), key.fold(from / slice))
                        .forEach((name, predictive) -> tallies.computeIfAbsent(name, unseen -> new Tally(likelihood))
                                .add(predictive, part));
            }
        }
        Map<String, Scores> scores = new LinkedHashMap<>();
        Finiteness finiteness = new Finiteness("evaluation", 0);
        tallies.forEach((name, tally) -> {
            Scores each = tally.scores();
            finiteness.finite("negative log likelihood of " + name, each.nll());
            scores.put(name, each);
        });
        return scores;
    }
}
