package org.erlangen.inference.laplace.internal.curvature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.observation.SiteObservation;
import org.erlangen.inference.laplace.option.Locations;

/**
 * Kronecker factors: {@code G (x) A} per weight and {@code G} per bias, of one map. A is a mean over examples, G a sum. Parameters of
 * one element outside the maps have their exact curvature.
 *
 * <p>Source: Eschenhagen, Immer, Turner, Schneider and Hennig, "Kronecker-Factored Approximate Curvature for Modern Neural Network
 * Architectures", NeurIPS 2023; docs/methods/laplace-kfac.md, section 2.
 *
 * @param roles the parameters, in network order
 * @param locations how locations of one example are met
 */
record KroneckerCurvature(List<Role> roles, Locations locations) implements Curvature {
    KroneckerCurvature {
        roles = List.copyOf(roles);
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Role role : roles) {
            if (role instanceof Role.Weight weight) {
                FactorNames names = FactorNames.of(weight.map());
                shapes.put(names.inputs(), inputs(weight));
                shapes.put(names.outputs(), Shape.of(weight.outputs(), weight.outputs()));
            } else if (role instanceof Role.Free) {
                shapes.put(role.parameter(), Shape.of(1));
            }
        }
        return shapes;
    }

    @Override
    public NamedTensors statistics(Observation observation, int examples) {
        Map<String, Tensor> statistics = new LinkedHashMap<>();
        for (Role role : roles) {
            if (role instanceof Role.Weight weight) {
                FactorNames names = FactorNames.of(weight.map());
                SiteObservation site = observation.site(weight.map().name());
                statistics.put(names.inputs(), inputMoment(site).multiply(1.0 / examples));
                statistics.put(names.outputs(), gradientMoment(observation, site));
            } else if (role instanceof Role.Free) {
                Tensor jacobian = observation.jacobian(role);
                statistics.put(
                        role.parameter(),
                        jacobian.multiply(observation.weighted(jacobian)).sum(0, 1));
            }
        }
        return NamedTensors.of(statistics);
    }

    /** N A of one batch. Shape: [in, in]; of a map in blocks, [blocks, in, in]. */
    private Tensor inputMoment(SiteObservation site) {
        return switch (locations) {
            case EXPAND -> site.inputMoment();
            case REDUCE -> site.moment(site.meanInputs().mean(1).expand(1));
        };
    }

    /** G of one batch. Shape: [out, out]. */
    private Tensor gradientMoment(Observation observation, SiteObservation site) {
        return switch (locations) {
            case EXPAND -> observation.gradientMoment(site);
            case REDUCE -> observation.gram(site.biasJacobian().expand(2));
        };
    }

    /** Shape of A; of a map in blocks, with one matrix per block. */
    private static Shape inputs(Role.Weight weight) {
        int size = weight.inputs() / weight.blocks();
        Shape matrix = Shape.of(size, size);
        return weight.map() instanceof LinearMap.Blocks ? matrix.insert(0, weight.blocks()) : matrix;
    }

    @Override
    public List<Block> blocks(NamedTensors statistics) {
        Map<String, Spectrum> ofOutputs = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (Role role : roles) {
            if (role instanceof Role.Weight weight) {
                FactorNames names = FactorNames.of(weight.map());
                Spectrum outputs = spectrum(ofOutputs, names, statistics);
                blocks.add(new KroneckerBlock(weight, names, Spectrum.of(statistics.get(names.inputs())), outputs));
            } else if (role instanceof Role.Bias bias) {
                FactorNames names = FactorNames.of(bias.map());
                blocks.add(new SymmetricBlock(bias, names.outputs(), spectrum(ofOutputs, names, statistics)));
            } else {
                blocks.add(new DiagonalBlock(role, statistics.get(role.parameter())));
            }
        }
        return blocks;
    }

    private static Spectrum spectrum(Map<String, Spectrum> known, FactorNames names, NamedTensors statistics) {
        return known.computeIfAbsent(names.outputs(), name -> Spectrum.of(statistics.get(name)));
    }
}
