package org.erlangen.groups.affine.layer;

import org.erlangen.api.provider.Option;

/** Options of sparse convolutions that may vary with position. */
public record LocalSparseOptions(
        @Option(value = "number of anchor points", min = 1, byDefault = "8")
        int anchors,

        @Option(value = "inverse length scale in the relative position", unit = "1/pixels", min = 1e-3, byDefault = "1")
        double omega,

        @Option(
                value =
                        "first inverse length scale in the absolute position, half a grid being 1; 0 is strict symmetry,"
                                + " where the marginal likelihood has no slope",
                byDefault = "0.1")
        double absolute,

        @Option(value = "whether the marginal likelihood moves both", byDefault = "true")
        boolean learn,

        @Option(value = "where anchor points lie: same number, same points", byDefault = "0")
        long seed) {}
