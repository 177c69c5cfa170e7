package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * One hidden layer over images: {@code W2 phi(W1 x + b1) / sqrt(H) + b2}, each row of W1 a filter of the image's size. Its declared maps
 * are {@code filters} and {@code readout}.
 *
 * <p>Source: docs/methods/invariant-weights.md, sections 1 and 9.
 */
public final class ShallowArchitecture implements Architecture<ShallowOptions> {
    /** Found by name through the service loader. */
    public ShallowArchitecture() {}

    @Override
    public Description<ShallowOptions> describe() {
        return Description.of(
                        "shallow",
                        "one hidden layer of filters of the image's size, random or learnt",
                        ShallowOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022);
    }

    @Override
    public List<Refusal> refusals(ShallowOptions options, Shape input, int outputs) {
        return ImageInput.refusals("shallow", input, 1);
    }

    @Override
    public Network network(ShallowOptions options, Shape input, int outputs) {
        return new ShallowNetwork(options, input, outputs);
    }
}
