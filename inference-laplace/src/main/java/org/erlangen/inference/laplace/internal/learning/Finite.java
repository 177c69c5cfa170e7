package org.erlangen.inference.laplace.internal.learning;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/** Refuses numbers that are not finite before anything is made of them, since a decomposition would not tell whose fault it was. */
final class Finite {
    private Finite() {}

    /** The tensors, when all their elements are finite. Errors: {@link NumericalException} with the name of the first that has others, after {@code what}. */
    static NamedTensors all(String what, NamedTensors tensors) {
        tensors.asMap().forEach((name, tensor) -> {
            if (!isFinite(tensor)) {
                throw new NumericalException(what + " '" + name + "' of shape " + tensor.shape() + " is not finite");
            }
        });
        return tensors;
    }

    /** 0 times a finite number is 0, times any other not a number. */
    private static boolean isFinite(Tensor tensor) {
        return tensor.multiply(0).sumAll().cast(Precision.FLOAT64).item() == 0;
    }
}
