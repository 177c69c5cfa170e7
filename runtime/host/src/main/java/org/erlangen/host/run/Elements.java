package org.erlangen.host.run;

import java.util.List;
import org.erlangen.api.tensor.Shape;

/**
 * A tensor's numbers.
 *
 * @param shape sizes
 * @param numbers the elements in row-major order
 */
public record Elements(Shape shape, List<Double> numbers) {
    public Elements {
        numbers = List.copyOf(numbers);
    }
}
