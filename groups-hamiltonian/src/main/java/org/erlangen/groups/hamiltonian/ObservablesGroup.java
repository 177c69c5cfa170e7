package org.erlangen.groups.hamiltonian;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;

/**
 * Flows of learnt observables: K functions of the state, whose combinations move states along their Hamiltonian flows. What the evidence
 * keeps of them is conserved.
 */
public final class ObservablesGroup implements TransformationGroup<ObservablesOptions> {
    static final String NAME = "observables";
    static final String QUADRATIC = NAME + ".quadratic";
    static final String LINEAR = NAME + ".linear";
    static final String INNER = NAME + ".inner";
    static final String BIAS = NAME + ".bias";
    static final String READOUT = NAME + ".readout";

    /** Found by name through the service loader. */
    public ObservablesGroup() {}

    @Override
    public Description<ObservablesOptions> describe() {
        return States.sourced(Description.of(
                NAME,
                "flows of observables that are learnt: symmetries by what they conserve",
                ObservablesOptions.class));
    }

    @Override
    public List<Refusal> refusals(ObservablesOptions options, Shape input) {
        List<Refusal> refusals = new ArrayList<>(States.refusals(input, 1));
        if (options.family() == ObservablesOptions.Family.NETWORK && options.bchOrder() != 1) {
            refusals.add(new Refusal(
                    "bch-order", "2 needs matrices as generators, the family network has none", "1", "Leave it out"));
        }
        return refusals;
    }

    @Override
    public Transformations transformations(ObservablesOptions options, Shape input) {
        return options.family() == ObservablesOptions.Family.QUADRATIC
                ? new QuadraticFlows(input.size(0), options)
                : new NetworkFlows(input.size(0), options);
    }
}
