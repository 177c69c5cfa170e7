package org.erlangen.api.dynamics;

import java.util.List;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** A mechanical system with an energy H. States are {@code (q, p)}, shape [..., M]; for n bodies in d dimensions q is body-major. */
public interface HamiltonianSystem {
    /** Size M of a state, twice the degrees of freedom. */
    int dimension();

    /** The energy H. Shape: x [..., M]; result [...]. */
    Tensor energy(Tensor x);

    /** The velocity {@code J grad H = (dH/dp, -dH/dq)}. Shape: x [..., M], unchanged. */
    default Tensor field(Tensor x) {
        return PhaseSpace.rotated(
                x.tensors().grad(state -> energy(state).sumAll()).apply(x));
    }

    /** Random states: independently normal coordinates under a law. Shape: [count, M]. */
    default Tensor initialStates(Tensors tensors, Key key, int count, InitialLaw law, Precision precision) {
        int half = dimension() / 2;
        Tensor normal = tensors.normal(key, Shape.of(count, dimension()), precision);
        Tensor positions =
                normal.slice(1, 0, half).multiply(law.positionScale()).add(law.offset());
        Tensor momenta = normal.slice(1, half, 2 * half).multiply(law.momentumScale());
        return tensors.concatenate(1, positions, momenta);
    }

    /** Observables that the motion conserves, as far as they are known. */
    default List<Observable> conserved() {
        return List.of();
    }

    /** Those of {@link #conserved} that are quadratic: a basis of the true symmetries that quadratic observables can express. */
    default List<QuadraticObservable> conservedQuadratics() {
        return conserved().stream()
                .filter(QuadraticObservable.class::isInstance)
                .map(QuadraticObservable.class::cast)
                .toList();
    }
}
