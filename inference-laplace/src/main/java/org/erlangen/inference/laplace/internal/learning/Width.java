package org.erlangen.inference.laplace.internal.learning;

import java.util.OptionalInt;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observer;

/** How wide a network is, found out from the first batch: all examples have one shape. */
final class Width {
    private final Observer observer;
    private OptionalInt known = OptionalInt.empty();

    Width(Observer observer) {
        this.observer = observer;
    }

    /** Elements, of all samples of one example, that leave the map which they are most at. */
    synchronized int of(NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw) {
        if (known.isEmpty()) {
            known = OptionalInt.of(observer.widest(theta, inputs, eta, draw));
        }
        return known.getAsInt();
    }
}
