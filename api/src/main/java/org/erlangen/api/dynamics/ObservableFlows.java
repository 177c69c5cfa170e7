package org.erlangen.api.dynamics;

import java.util.List;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;

/** Transformations of phase space that are flows of observables: {@code xdot = J grad C(x)} with a combination C of them. */
public interface ObservableFlows extends Transformations {
    /** The observables, in order; those of degree two as {@link QuadraticObservable}. {@code extents} as for {@link #elements}. */
    List<Observable> observables(NamedTensors extents);
}
