package org.erlangen.plugins.toys;

import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * A network with a frequency of its own, which is a hyperparameter: {@code W3 relu(W2 cos(omega^2 W1 x))}. Any omega can fit a few points; the
 * evidence tells which one should.
 */
public final class CosineArchitecture implements Architecture<CosineOptions> {
    /** Found by name through the service loader. */
    public CosineArchitecture() {}

    @Override
    public Description<CosineOptions> describe() {
        return Description.of("cosine", "rectified units over cosines whose frequency is learnt", CosineOptions.class);
    }

    @Override
    public List<Refusal> refusals(CosineOptions options, Shape input, int outputs) {
        return input.rank() == 1
                ? List.of()
                : List.of(new Refusal("", "inputs of shape " + input + " are no vectors", "one axis", ""));
    }

    @Override
    public Network network(CosineOptions options, Shape input, int outputs) {
        return new CosineNetwork(options, input.size(0), outputs);
    }
}
