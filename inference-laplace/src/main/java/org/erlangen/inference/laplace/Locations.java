package org.erlangen.inference.laplace;

import org.erlangen.api.tensor.Tensor;

/**
 * How Kronecker factors meet the R locations at which a map is applied within one example. Samples of a group are always averaged.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 2.2.
 */
public enum Locations {
    /** Each location counts on its own: exact for a linear network with a loss per location. */
    EXPAND {
        @Override
        Tensor inputs(SiteObservation site) {
            return site.meanInputs();
        }

        @Override
        Tensor gradients(SiteObservation site) {
            return site.summedGradients();
        }
    },
    /** Inputs averaged and gradients summed over locations: exact for a linear network whose output averages locations. */
    REDUCE {
        @Override
        Tensor inputs(SiteObservation site) {
            return site.meanInputs().mean(1).expand(1);
        }

        @Override
        Tensor gradients(SiteObservation site) {
            return site.biasJacobian().expand(2);
        }
    };

    /** Inputs by location. Shape: [B, R, in]. */
    abstract Tensor inputs(SiteObservation site);

    /** Gradients by location. Shape: [B, C, R, out]. */
    abstract Tensor gradients(SiteObservation site);
}
