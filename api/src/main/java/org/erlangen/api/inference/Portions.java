package org.erlangen.api.inference;

import java.util.function.BiFunction;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Sums over the examples of a batch, portion by portion, so that memory holds what one portion needs. */
public final class Portions {
    private Portions() {}

    /**
     * The sum of terms over the portions of a batch, the last of which may be smaller. Each has a key of its own, for draws of its own; a batch of one
     * portion has the key that is given.
     *
     * @param terms what a portion adds, under equal names and shapes for all; what it makes on the way is dropped
     */
    public static NamedTensors sum(
            Tensors tensors, Dataset batch, int portion, Key key, BiFunction<Dataset, Key, NamedTensors> terms) {
        int size = batch.size();
        if (portion >= size) {
            return terms.apply(batch, key);
        }
        NamedTensors sum = NamedTensors.empty();
        for (int from = 0; from < size; from += portion) {
            Dataset part = batch.slice(from, Math.min(size, from + portion));
            Key own = key.fold(from);
            NamedTensors term = tensors.scoped(() -> terms.apply(part, own));
            sum = from == 0 ? term : sum.map(term, Tensor::add);
        }
        return sum;
    }
}
