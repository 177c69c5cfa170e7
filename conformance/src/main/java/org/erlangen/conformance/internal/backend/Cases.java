package org.erlangen.conformance.internal.backend;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.conformance.Tolerance;

/** A growing list of cases. */
public final class Cases {
    private final List<Case> cases = new ArrayList<>();

    private Cases() {}

    /** The cases of all primitives. */
    public static List<Case> all() {
        Cases cases = new Cases();
        MakingCases.addTo(cases);
        ElementWiseCases.addTo(cases);
        FormulaCases.addTo(cases);
        ReductionCases.addTo(cases);
        LayoutCases.addTo(cases);
        ProductCases.addTo(cases);
        ConvolutionCases.addTo(cases);
        ResamplingCases.addTo(cases);
        MatrixCases.addTo(cases);
        return List.copyOf(cases.cases);
    }

    void add(String primitive, String name, Tolerance tolerance, Case.Computation computation) {
        cases.add(new Case(primitive, name, tolerance, computation));
    }
}
