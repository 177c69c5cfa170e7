package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;

/** A stack of modules as a fixture lists it; maps are named by their place. */
record FixtureNetwork(List<Fixture> modules) implements Network {
    static FixtureNetwork of(Fixture fixture) {
        return new FixtureNetwork(fixture.get("network").items().toList());
    }

    private String type(int index) {
        return modules.get(index).get("type").text();
    }

    private LinearMap.Dense dense(int index) {
        Fixture module = modules.get(index);
        return new LinearMap.Dense(
                "m" + index,
                module.get("n_in").integer(),
                module.get("n_out").integer(),
                module.has("b"),
                WeightImage.IDENTITY);
    }

    private LinearMap.Convolution convolution(int index) {
        Fixture module = modules.get(index);
        return new LinearMap.Convolution(
                "m" + index,
                module.get("n_in").integer(),
                module.get("n_out").integer(),
                module.get("kernel").get(0).integer(),
                module.get("kernel").get(1).integer(),
                ConvolutionGeometry.of(
                        module.get("stride").integer(), module.get("padding").integer()),
                module.has("b"),
                WeightImage.IDENTITY);
    }

    @Override
    public List<LinearMap> maps() {
        List<LinearMap> maps = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            if (type(i).equals("linear")) {
                maps.add(dense(i));
            } else if (type(i).equals("conv2d")) {
                maps.add(convolution(i));
            }
        }
        return maps;
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (LinearMap map : maps()) {
            if (map instanceof LinearMap.Convolution c) {
                Shape shape = Shape.of(c.outputs(), c.inputs(), c.rows(), c.columns());
                parameters.add(new Parameter(c.weight(), shape, Initialiser.normal(0.3)));
                bias(c, c.outputs(), parameters);
            } else if (map instanceof LinearMap.Dense d) {
                parameters.add(new Parameter(d.weight(), Shape.of(d.outputs(), d.inputs()), Initialiser.normal(0.3)));
                bias(d, d.outputs(), parameters);
            }
        }
        return parameters;
    }

    private static void bias(LinearMap map, int outputs, List<Parameter> parameters) {
        if (map.biased()) {
            parameters.add(new Parameter(map.bias(), Shape.of(outputs), Initialiser.normal(0.3)));
        }
    }

    /** The weights that the fixture stores. */
    NamedTensors theta(Tensors tensors) {
        NamedTensors theta = NamedTensors.empty();
        for (LinearMap map : maps()) {
            Fixture module = modules.get(Integer.parseInt(map.name().substring(1)));
            theta = theta.with(map.weight(), module.get("W").tensor(tensors));
            if (map.biased()) {
                theta = theta.with(map.bias(), module.get("b").tensor(tensors));
            }
        }
        return theta;
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor h = x;
        for (int i = 0; i < modules.size(); i++) {
            h = switch (type(i)) {
                case "linear" -> i == modules.size() - 1 ? sites.readout(dense(i), h) : sites.dense(dense(i), h);
                case "conv2d" -> sites.convolution(convolution(i), h);
                case "tanh" -> h.tanh();
                case "flatten" -> h.reshape(h.shape().size(0), -1);
                case "maxpool2d" -> pooled(h, modules.get(i).get("k").integer());
                default -> throw new IllegalArgumentException(type(i));
            };
        }
        return h;
    }

    private static Tensor pooled(Tensor x, int side) {
        int rows = x.shape().size(2) / side;
        int columns = x.shape().size(3) / side;
        return x.slice(2, 0, rows * side)
                .slice(3, 0, columns * side)
                .reshape(x.shape().size(0), x.shape().size(1), rows, side, columns * side)
                .max(3)
                .reshape(x.shape().size(0), x.shape().size(1), rows, columns, side)
                .max(4);
    }
}
