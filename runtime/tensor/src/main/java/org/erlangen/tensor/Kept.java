package org.erlangen.tensor;

import java.util.function.Supplier;
import org.erlangen.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A tensor that is computed when it is first asked for. Of one thread, as a differentiation is. */
final class Kept implements Supplier<Tensor> {
    private final Supplier<Tensor> computation;
    private @Nullable Tensor known;

    private Kept(Supplier<Tensor> computation) {
        this.computation = computation;
    }

    static Kept of(Supplier<Tensor> computation) {
        return new Kept(computation);
    }

    @Override
    public Tensor get() {
        Tensor found = known;
        if (found == null) {
            found = computation.get();
            known = found;
        }
        return found;
    }
}
