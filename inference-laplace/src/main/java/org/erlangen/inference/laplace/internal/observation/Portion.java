package org.erlangen.inference.laplace.internal.observation;

import org.erlangen.api.tensor.NamedTensors;

/**
 * How much of a batch is computed at once. Arrays of a portion should stay in the processor's cache; yet each portion passes through all weights once, which costs more
 * than it saves where a portion's arrays are smaller than these.
 *
 * @param elements of the largest array of a portion, about
 */
public record Portion(long elements) {

    /** Arrays of {@code cached} elements, or of as many as there are weights {@code theta}. */
    public static Portion of(long cached, NamedTensors theta) {
        long weights = theta.values().stream()
                .mapToLong(weight -> weight.shape().elements())
                .sum();
        return new Portion(Math.max(cached, weights));
    }

    /**
     * Examples of a portion of a batch of {@code size}, all portions being of nearly the same size.
     *
     * @param widest elements, of one example, of the largest array
     */
    public int examples(int size, long widest) {
        int portions = 1 + (int) (size * widest / elements);
        return (size + portions - 1) / portions;
    }
}
