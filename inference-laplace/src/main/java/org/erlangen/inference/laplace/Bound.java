package org.erlangen.inference.laplace;

import java.util.List;

/** What the evidence is climbed by. Source: docs/methods/laplace-kfac.md, section 4. */
public enum Bound {
    /** Its estimate from all data. */
    NONE {
        @Override
        Form form(List<Role> roles, Curvature curvature) {
            return curvature;
        }
    },
    /** A bound from a part of the data, by its exact tangent kernel. */
    KERNEL {
        @Override
        Form form(List<Role> roles, Curvature curvature) {
            return new TangentKernel(roles);
        }
    },
    /** A bound from a part of the data, by the curvature in its structure. */
    PARAMETRIC {
        @Override
        Form form(List<Role> roles, Curvature curvature) {
            return curvature;
        }
    };

    abstract Form form(List<Role> roles, Curvature curvature);
}
