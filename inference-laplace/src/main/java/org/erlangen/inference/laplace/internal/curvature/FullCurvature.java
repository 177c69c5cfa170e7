package org.erlangen.inference.laplace.internal.curvature;

import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * All of H. Cost: P^2 numbers, P^3 operations.
 *
 * @param roles the parameters, in network order
 */
public record FullCurvature(List<Role> roles) implements Curvature {
    public FullCurvature {
        roles = List.copyOf(roles);
    }

    @Override
    public Map<String, Shape> shapes() {
        int size = roles.stream().mapToInt(role -> role.shape().elements()).sum();
        return Map.of(JointBlock.STATISTIC, Shape.of(size, size));
    }

    @Override
    public NamedTensors statistics(Observation observation, int examples) {
        Tensor jacobian = JointBlock.jacobian(roles, observation);
        return NamedTensors.of(JointBlock.STATISTIC, observation.gram(jacobian.expand(2)));
    }

    @Override
    public List<Block> blocks(NamedTensors statistics) {
        Tensor curvature = statistics.get(JointBlock.STATISTIC);
        return List.of(
                new JointBlock(roles, curvature.add(curvature.transposed()).multiply(0.5)));
    }
}
