package org.erlangen.host.training;

import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/**
 * Refuses data with a number that is not finite before anything is learnt from them: some operations, such as a maximum or a resampling, would
 * make a number of it again.
 */
public final class FiniteData {
    private FiniteData() {}

    /** Errors: {@link ErlangenException} of kind RUN with the tensor's name and the first example at fault. */
    public static void check(Examples examples) {
        check("training inputs", examples.training().inputs());
        check("training targets", examples.training().targets());
        check("test inputs", examples.test().inputs());
        check("test targets", examples.test().targets());
    }

    private static void check(String name, Tensor tensor) {
        if (tensor.multiply(0).sumAll().cast(Precision.FLOAT64).item() == 0) {
            return;
        }
        double[] elements = tensor.toDoubles();
        int size = elements.length / tensor.shape().size(0);
        for (int i = 0; i < elements.length; i++) {
            if (!Double.isFinite(elements[i])) {
                throw new ErlangenException(
                        ErlangenException.Kind.RUN,
                        "data",
                        "'" + name + "' of example " + (i / size + 1) + " hold " + elements[i],
                        "finite numbers",
                        "Look at the data source and its files");
            }
        }
    }
}
