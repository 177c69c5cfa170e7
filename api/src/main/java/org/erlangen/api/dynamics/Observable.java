package org.erlangen.api.dynamics;

import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;

/** A function of states. */
public interface Observable {
    /** Its name: {@code energy}, {@code momentum-x}. */
    String name();

    /** Its values. Shape: x [..., M]; result [...]. */
    Tensor value(Tensor x);

    /** An observable given by a function. */
    static Observable of(String name, UnaryOperator<Tensor> value) {
        return new Observable() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Tensor value(Tensor x) {
                return value.apply(x);
            }
        };
    }
}
