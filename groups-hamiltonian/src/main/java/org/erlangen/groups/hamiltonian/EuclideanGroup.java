package org.erlangen.groups.hamiltonian;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;

/** Common rotations about the origin and translations of all bodies, SE(d): what conserves their total and angular momentum. */
public final class EuclideanGroup implements TransformationGroup<BodiesOptions> {
    /** Found by name through the service loader. */
    public EuclideanGroup() {}

    @Override
    public Description<BodiesOptions> describe() {
        return States.sourced(Description.of(
                "euclidean",
                "rotations and translations of all bodies, SE(d): total and angular momentum",
                BodiesOptions.class));
    }

    @Override
    public List<Refusal> refusals(BodiesOptions options, Shape input) {
        return States.refusals(input, options.axes());
    }

    @Override
    public Transformations transformations(BodiesOptions options, Shape input) {
        int bodies = options.bodies(input);
        List<QuadraticObservable> invariants = Stream.of(
                        QuadraticInvariants.momenta(bodies, options.axes()),
                        QuadraticInvariants.angularMomenta(bodies, options.axes()))
                .flatMap(List::stream)
                .toList();
        return new FixedFlows(invariants, options.measure(), options.scale());
    }
}
