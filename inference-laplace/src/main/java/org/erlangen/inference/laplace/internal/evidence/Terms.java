package org.erlangen.inference.laplace.internal.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Outputs;

/**
 * The terms that the outputs make, each with a log-determinant of its own.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 4.4.
 *
 * @param outputs which of them go together
 */
public record Terms(Outputs outputs) {
    /** How many terms a network of {@code all} outputs has. */
    int count(int all) {
        return switch (outputs) {
            case ALL, SINGLE, SINGLE_EACH -> 1;
            case INDEPENDENT, PSEUDO -> all;
        };
    }

    /** How often each term counts. */
    public int repeats(int all) {
        return switch (outputs) {
            case ALL, INDEPENDENT, PSEUDO -> 1;
            case SINGLE, SINGLE_EACH -> all;
        };
    }

    /** The output of each example that is looked at, where only one is; else none. */
    public List<Integer> choose(Tensors tensors, Key key, int examples, int all) {
        return switch (outputs) {
            case ALL, INDEPENDENT, PSEUDO -> List.of();
            case SINGLE -> Collections.nCopies(examples, tensors.permutation(key, all)[0]);
            case SINGLE_EACH -> each(tensors, key, examples, all);
        };
    }

    private static List<Integer> each(Tensors tensors, Key key, int examples, int all) {
        List<Integer> chosen = new ArrayList<>();
        for (int n = 0; n < examples; n++) {
            chosen.add(tensors.permutation(key.fold(n), all)[0]);
        }
        return chosen;
    }

    /** The directions of each term; {@code chosen} as by {@link #choose}. */
    List<Directions> directions(Fisher fisher, Responses responses, List<Integer> chosen) {
        return switch (outputs) {
            case ALL -> List.of(responses.directions(fisher));
            case INDEPENDENT -> independent(responses);
            case SINGLE, SINGLE_EACH -> List.of(alone(responses, chosen));
            case PSEUDO ->
                responses.likelihood().targets() == DataOutline.Targets.REAL
                        ? independent(responses)
                        : pseudo(responses);
        };
    }

    private static List<Directions> independent(Responses responses) {
        List<Directions> terms = new ArrayList<>();
        int batch = responses.outputs().shape().size(0);
        for (int k = 0; k < responses.outputs().shape().size(1); k++) {
            terms.add(alone(responses, Collections.nCopies(batch, k)));
        }
        return terms;
    }

    private static List<Directions> pseudo(Responses responses) {
        List<Directions> terms = new ArrayList<>();
        for (int k = 0; k < responses.outputs().shape().size(1); k++) {
            Tensor answer = responses.everywhere(k);
            Tensor probability = responses.logLikelihood(answer).exp();
            terms.add(new Directions(List.of(responses.score(answer)), probability.reshape(-1, 1, 1)));
        }
        return terms;
    }

    /** One output of each example, under its own curvature. */
    private static Directions alone(Responses responses, List<Integer> chosen) {
        Tensor outputs = responses.outputs();
        int[] indices = chosen.stream().mapToInt(Integer::intValue).toArray();
        Tensor units = outputs.tensors()
                .identity(outputs.shape().size(1), outputs.precision())
                .take(0, indices);
        Tensor curvature = responses.curvature().diagonal().multiply(units).sum(1);
        return new Directions(List.of(units), curvature.reshape(-1, 1, 1));
    }
}
