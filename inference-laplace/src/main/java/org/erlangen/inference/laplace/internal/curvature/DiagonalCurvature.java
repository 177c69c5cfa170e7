package org.erlangen.inference.laplace.internal.curvature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * The diagonal of H, from exact Jacobians.
 *
 * @param roles the parameters, in network order
 */
record DiagonalCurvature(List<Role> roles) implements Curvature {
    DiagonalCurvature {
        roles = List.copyOf(roles);
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        roles.forEach(role -> shapes.put(role.parameter(), Shape.of(role.shape().elements())));
        return shapes;
    }

    @Override
    public NamedTensors statistics(Observation observation, int examples) {
        Map<String, Tensor> diagonals = new LinkedHashMap<>();
        for (Role role : roles) {
            Tensor jacobian = observation.jacobian(role);
            diagonals.put(
                    role.parameter(),
                    jacobian.multiply(observation.weighted(jacobian)).sum(0, 1));
        }
        return NamedTensors.of(diagonals);
    }

    @Override
    public List<Block> blocks(NamedTensors statistics) {
        return roles.stream()
                .map(role -> (Block) new DiagonalBlock(role, statistics.get(role.parameter())))
                .toList();
    }
}
