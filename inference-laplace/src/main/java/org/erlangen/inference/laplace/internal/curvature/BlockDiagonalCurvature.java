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
 * One dense block of H per parameter.
 *
 * @param roles the parameters, in network order
 */
record BlockDiagonalCurvature(List<Role> roles) implements Curvature {
    BlockDiagonalCurvature {
        roles = List.copyOf(roles);
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Role role : roles) {
            int size = role.shape().elements();
            shapes.put(role.parameter(), Shape.of(size, size));
        }
        return shapes;
    }

    @Override
    public NamedTensors statistics(Observation observation, int examples) {
        Map<String, Tensor> blocks = new LinkedHashMap<>();
        for (Role role : roles) {
            blocks.put(
                    role.parameter(),
                    observation.gram(observation.jacobian(role).expand(2)));
        }
        return NamedTensors.of(blocks);
    }

    @Override
    public List<Block> blocks(NamedTensors statistics) {
        return roles.stream()
                .map(role -> (Block)
                        new SymmetricBlock(role, role.parameter(), Spectrum.of(statistics.get(role.parameter()))))
                .toList();
    }
}
