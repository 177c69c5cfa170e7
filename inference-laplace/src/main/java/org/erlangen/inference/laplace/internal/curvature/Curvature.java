package org.erlangen.inference.laplace.internal.curvature;

import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;

/**
 * A form of the Gauss-Newton matrix {@code H = sum_n J_n^T L_n J_n}. Its statistics are sums over the data: those of a union are the sums
 * of those of its parts.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 1.2 and 2.
 */
public sealed interface Curvature extends Form
        permits BlockDiagonalCurvature, DiagonalCurvature, FullCurvature, KroneckerCurvature {
    /** That of a structure, which for Kronecker factors depends on how they meet locations; roles in network order. */
    static Curvature of(Structure structure, List<Role> roles, Locations locations) {
        return switch (structure) {
            case FULL -> new FullCurvature(roles);
            case BLOCK_DIAGONAL -> new BlockDiagonalCurvature(roles);
            case KRONECKER -> new KroneckerCurvature(roles, locations);
            case DIAGONAL -> new DiagonalCurvature(roles);
        };
    }

    /** Names and shapes of the statistics. */
    Map<String, Shape> shapes();

    /** The blocks of the posterior precision that belong to statistics of all data. */
    @Override
    List<Block> blocks(NamedTensors statistics);

    @Override
    default boolean isOfLoss(String statistic) {
        return !FactorNames.isOfInputs(statistic);
    }
}
