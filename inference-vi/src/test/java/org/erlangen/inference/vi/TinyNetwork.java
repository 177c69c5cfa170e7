package org.erlangen.inference.vi;

import java.util.List;
import java.util.function.UnaryOperator;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** {@code W2 phi(W1 x + b1) + b2}, with maps {@code filters} and {@code readout}. */
record TinyNetwork(int inputs, int hidden, int outputs, UnaryOperator<Tensor> phi) implements Network {
    private LinearMap.Dense filters() {
        return LinearMap.Dense.of("filters", inputs, hidden);
    }

    @Override
    public List<LinearMap> maps() {
        return List.of(filters(), LinearMap.Dense.of("readout", hidden, outputs));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("filters.weight", Shape.of(hidden, inputs), Initialiser.normal(0.5)),
                new Parameter("filters.bias", Shape.of(hidden), Initialiser.normal(0.3)),
                new Parameter("readout.weight", Shape.of(outputs, hidden), Initialiser.normal(0.3)),
                new Parameter("readout.bias", Shape.of(outputs), Initialiser.zeros()));
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        return sites.readout(readout(), phi.apply(sites.dense(filters(), x.reshape(-1, inputs))));
    }

    @Override
    public boolean hasPlaneFilters() {
        return true;
    }
}
