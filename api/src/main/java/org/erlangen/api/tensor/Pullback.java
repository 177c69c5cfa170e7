package org.erlangen.api.tensor;

import java.util.function.UnaryOperator;

/** A function's outputs at a point, and the pullback of cotangents there (vector-Jacobian products). */
public interface Pullback {
    /** The function's outputs. */
    NamedTensors outputs();

    /**
     * {@code cotangents^T J}: for each input the sum over outputs of cotangent times derivative. Outputs without a cotangent
     * count as zero; inputs without influence get zeros. May be called more than once.
     */
    NamedTensors apply(NamedTensors cotangents);

    /**
     * {@link #apply} to several cotangents at once. Shape: each with an axis in front, of the same size for all outputs; so are the results.
     */
    NamedTensors applyEach(NamedTensors cotangents);

    /**
     * {@link #applyEach}, where several cotangents may become others on their way: those of a value through which all that goes on passes are given to {@code
     * narrowing}, which returns as many or fewer for the same value. Inputs before and after it get cotangents of different numbers; an input must not
     * have influence from both sides. Shape: narrowing takes and gives [number, ...].
     */
    NamedTensors applyEach(NamedTensors cotangents, UnaryOperator<Tensor> narrowing);
}
