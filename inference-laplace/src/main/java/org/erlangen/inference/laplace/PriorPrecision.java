package org.erlangen.inference.laplace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * How many precisions the Gaussian prior over the weights has. Their logarithms are learnt, under {@link #NAME} or {@code NAME.<parameter>}, in
 * float64.
 */
public enum PriorPrecision {
    /** One for all parameters. */
    SCALAR {
        @Override
        String name(Role role) {
            return NAME;
        }

        @Override
        Shape shape(Role role) {
            return Shape.SCALAR;
        }
    },
    /** One for each weight and each bias. */
    PER_TENSOR {
        @Override
        String name(Role role) {
            return NAME + "." + role.parameter();
        }

        @Override
        Shape shape(Role role) {
            return Shape.SCALAR;
        }
    },
    /** One for each element. */
    DIAGONAL {
        @Override
        String name(Role role) {
            return NAME + "." + role.parameter();
        }

        @Override
        Shape shape(Role role) {
            return role.shape();
        }
    };

    /** The first part of the precisions' names. */
    public static final String NAME = "prior-precision";

    abstract String name(Role role);

    abstract Shape shape(Role role);

    /** Logarithms of one precision everywhere. */
    NamedTensors initial(Tensors tensors, List<Role> roles, double precision) {
        NamedTensors logarithms = NamedTensors.empty();
        for (Role role : roles) {
            logarithms =
                    logarithms.with(name(role), tensors.filled(shape(role), Math.log(precision), Precision.FLOAT64));
        }
        return logarithms;
    }

    /** Precisions by parameter. */
    NamedTensors byParameter(List<Role> roles, NamedTensors logarithms) {
        Map<String, Tensor> precisions = new LinkedHashMap<>();
        roles.forEach(role ->
                precisions.put(role.parameter(), logarithms.get(name(role)).exp()));
        return NamedTensors.of(precisions);
    }

    /** Sums of numbers given for each element of each parameter, over the elements that share a precision. */
    NamedTensors collect(List<Role> roles, NamedTensors elements) {
        Map<String, Tensor> sums = new LinkedHashMap<>();
        for (Role role : roles) {
            Tensor own = elements.get(role.parameter());
            Tensor part = shape(role).rank() == 0 ? own.sumAll() : own;
            sums.merge(name(role), part, Tensor::add);
        }
        return NamedTensors.of(sums);
    }
}
