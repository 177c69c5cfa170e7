package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Which of the K outputs a bound puts in one log-determinant. Only {@link #ALL} and {@link #PSEUDO} bound the evidence for sure when the
 * likelihood couples the outputs, as softmax does.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 4.4.
 */
public enum Outputs {
    /** All of them together. */
    ALL {
        @Override
        List<Directions> terms(Fisher fisher, Responses responses, List<Integer> chosen) {
            return List.of(fisher.directions(responses));
        }
    },
    /** Each on its own, as if the likelihood did not couple them. */
    INDEPENDENT {
        @Override
        List<Directions> terms(Fisher fisher, Responses responses, List<Integer> chosen) {
            List<Directions> terms = new ArrayList<>();
            int batch = responses.outputs().shape().size(0);
            for (int k = 0; k < responses.outputs().shape().size(1); k++) {
                terms.add(alone(responses, Collections.nCopies(batch, k)));
            }
            return terms;
        }

        @Override
        int terms(int outputs) {
            return outputs;
        }
    },
    /** A random one, the same for all examples, counted K times. */
    SINGLE {
        @Override
        List<Directions> terms(Fisher fisher, Responses responses, List<Integer> chosen) {
            return List.of(alone(responses, chosen));
        }

        @Override
        int repeats(int outputs) {
            return outputs;
        }

        @Override
        List<Integer> choose(Tensors tensors, Key key, int examples, int outputs) {
            return Collections.nCopies(examples, tensors.permutation(key, outputs)[0]);
        }
    },
    /** A random one for each example, counted K times. */
    SINGLE_EACH {
        @Override
        List<Directions> terms(Fisher fisher, Responses responses, List<Integer> chosen) {
            return List.of(alone(responses, chosen));
        }

        @Override
        int repeats(int outputs) {
            return outputs;
        }

        @Override
        List<Integer> choose(Tensors tensors, Key key, int examples, int outputs) {
            List<Integer> chosen = new ArrayList<>();
            for (int n = 0; n < examples; n++) {
                chosen.add(tensors.permutation(key.fold(n), outputs)[0]);
            }
            return chosen;
        }
    },
    /** Each answer's score on its own, weighted with its probability: {@code L = sum_c p_c s_c s_c^T}. Of real targets, each output. */
    PSEUDO {
        @Override
        List<Directions> terms(Fisher fisher, Responses responses, List<Integer> chosen) {
            if (responses.likelihood().targets() == DataOutline.Targets.REAL) {
                return INDEPENDENT.terms(fisher, responses, chosen);
            }
            List<Directions> terms = new ArrayList<>();
            for (int k = 0; k < responses.outputs().shape().size(1); k++) {
                Tensor answer = responses.everywhere(k);
                Tensor probability = responses.logLikelihood(answer).exp();
                terms.add(new Directions(List.of(responses.score(answer)), probability.reshape(-1, 1, 1)));
            }
            return terms;
        }

        @Override
        int terms(int outputs) {
            return outputs;
        }
    };

    /** The directions of each term. */
    abstract List<Directions> terms(Fisher fisher, Responses responses, List<Integer> chosen);

    /** How many terms there are. */
    int terms(int outputs) {
        return 1;
    }

    /** How often a term counts. */
    int repeats(int outputs) {
        return 1;
    }

    /** The output of each example that is looked at, where only one is; else none. */
    List<Integer> choose(Tensors tensors, Key key, int examples, int outputs) {
        return List.of();
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
