package org.erlangen.inference.laplace.internal.posterior;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.option.PriorPrecision;

/**
 * The Gaussian prior over the weights, of mean zero. The logarithms of its precisions are in float64.
 *
 * @param precisions how many there are
 * @param roles the parameters, in network order
 */
public record Prior(PriorPrecision precisions, List<Role> roles) {
    public Prior {
        roles = List.copyOf(roles);
    }

    private String name(Role role) {
        return switch (precisions) {
            case SCALAR -> PriorPrecision.NAME;
            case PER_TENSOR, DIAGONAL -> PriorPrecision.NAME + "." + role.parameter();
        };
    }

    private Shape shape(Role role) {
        return switch (precisions) {
            case SCALAR, PER_TENSOR -> Shape.SCALAR;
            case DIAGONAL -> role.shape();
        };
    }

    /** Logarithms of first precisions; parameters that share one must agree on it. */
    public NamedTensors initial(Tensors tensors, ToDoubleFunction<Role> first) {
        NamedTensors logarithms = NamedTensors.empty();
        for (Role role : roles) {
            logarithms = logarithms.with(
                    name(role), tensors.filled(shape(role), Math.log(first.applyAsDouble(role)), Precision.FLOAT64));
        }
        return logarithms;
    }

    /** Precisions by parameter. Shape: [], or that of the parameter. */
    public NamedTensors byParameter(NamedTensors logarithms) {
        Map<String, Tensor> byParameter = new LinkedHashMap<>();
        roles.forEach(role ->
                byParameter.put(role.parameter(), logarithms.get(name(role)).exp()));
        return NamedTensors.of(byParameter);
    }

    /** Sums of numbers given for each element of each parameter, over the elements that share a precision. */
    public NamedTensors collect(NamedTensors elements) {
        Map<String, Tensor> sums = new LinkedHashMap<>();
        for (Role role : roles) {
            Tensor own = elements.get(role.parameter());
            Tensor part = shape(role).rank() == 0 ? own.sumAll() : own;
            sums.merge(name(role), part, Tensor::add);
        }
        return NamedTensors.of(sums);
    }
}
