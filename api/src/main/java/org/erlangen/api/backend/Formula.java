package org.erlangen.api.backend;

import java.util.List;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.UnaryOperation;

/**
 * Several element-wise functions as one, so that a device can go through memory once: {@code exp(x - y) * 2} has the terms {@code x, y, 0 - 1,
 * exp 2, 2.0, 3 * 4} and the result 5.
 *
 * @param terms in order of computation; a term refers to earlier ones by their places
 * @param results places of the terms that are asked for; each is a function, no argument and no number
 */
public record Formula(List<Term> terms, List<Integer> results) {
    public Formula {
        terms = List.copyOf(terms);
        results = List.copyOf(results);
    }

    /** One term. */
    public sealed interface Term {}

    /**
     * An argument of the formula.
     *
     * @param index which, from 0
     */
    public record Argument(int index) implements Term {}

    /**
     * A number.
     *
     * @param value rounded to the precision of the arguments
     */
    public record Constant(double value) implements Term {}

    /**
     * A function of one term.
     *
     * @param operation the function
     * @param x place of its argument
     */
    public record Unary(UnaryOperation operation, int x) implements Term {}

    /**
     * A function of two terms.
     *
     * @param operation the function
     * @param x place of its first argument
     * @param y place of its second argument
     */
    public record Binary(BinaryOperation operation, int x, int y) implements Term {}
}
