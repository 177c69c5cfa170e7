package org.erlangen.api.network;

import java.util.List;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/** Provider of networks. */
public interface Architecture<C extends Record> extends Provider<C> {
    /** What does not fit between these options and such inputs; empty when all is well. Places name the option: {@code hidden}. */
    default List<Refusal> refusals(C options, Shape input, int outputs) {
        return List.of();
    }

    /** The network for inputs of a shape (without the batch axis) and a number of outputs. */
    Network network(C options, Shape input, int outputs);
}
