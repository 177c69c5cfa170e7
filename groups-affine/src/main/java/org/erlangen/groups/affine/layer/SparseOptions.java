package org.erlangen.groups.affine.layer;

import org.erlangen.api.provider.Option;

/** Options of layers by anchor points. */
public record SparseOptions(
        @Option(value = "anchor points as a fraction of positions", min = 0, max = 1, byDefault = "0.5")
        double anchors,

        @Option(value = "inverse length scale of the interpolation", unit = "1/pixels", min = 1e-3, byDefault = "1")
        double omega,

        @Option(value = "whether the marginal likelihood moves omega", byDefault = "false")
        boolean learnOmega,

        @Option(value = "where anchor points lie: same number, same points", byDefault = "0")
        long seed) {}
