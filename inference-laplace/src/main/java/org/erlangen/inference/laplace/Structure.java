package org.erlangen.inference.laplace;

import java.util.List;

/** How much of the curvature is kept. Source: docs/methods/laplace-kfac.md, section 1.2. */
public enum Structure {
    /** All of it. */
    FULL {
        @Override
        Curvature of(List<Role> roles, Locations locations) {
            return new FullCurvature(roles);
        }
    },
    /** A dense block for each parameter. */
    BLOCK_DIAGONAL {
        @Override
        Curvature of(List<Role> roles, Locations locations) {
            return new BlockDiagonalCurvature(roles);
        }
    },
    /** A Kronecker product for each weight. */
    KRONECKER {
        @Override
        Curvature of(List<Role> roles, Locations locations) {
            return new KroneckerCurvature(roles, locations);
        }
    },
    /** The diagonal. */
    DIAGONAL {
        @Override
        Curvature of(List<Role> roles, Locations locations) {
            return new DiagonalCurvature(roles);
        }
    };

    abstract Curvature of(List<Role> roles, Locations locations);
}
