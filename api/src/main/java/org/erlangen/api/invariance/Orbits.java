package org.erlangen.api.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Tensor;

/**
 * A classifier and inputs that are moved.
 *
 * @param logits the classifier. Shape: [N, ...] gives [N, K]; differentiable, each output of its own input only
 * @param examples inputs as they are, which are the reference, and their classes
 * @param moves elements of a group other than the identity; at least one
 */
public record Orbits(UnaryOperator<Tensor> logits, Dataset examples, List<Move> moves) {
    public Orbits {
        moves = List.copyOf(moves);
        if (moves.isEmpty()) {
            throw new IllegalArgumentException("an orbit needs a move besides the identity");
        }
    }

    /**
     * An element acting on inputs.
     *
     * @param name what it does
     * @param act moves inputs. Shape: unchanged
     * @param back its inverse
     */
    public record Move(String name, UnaryOperator<Tensor> act, UnaryOperator<Tensor> back) {}

    /** The logits of inputs as they are. Shape: [N, K]. */
    public Tensor reference() {
        return logits.apply(examples.inputs());
    }

    /** The logits of moved inputs. Shape: [moves, N, K]. */
    public Tensor moved() {
        List<Tensor> moved = new ArrayList<>();
        moves.forEach(move -> moved.add(logits.apply(move.act().apply(examples.inputs()))));
        return examples.inputs().tensors().stack(0, moved);
    }
}
