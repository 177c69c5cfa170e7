package org.erlangen.plugins.mechanics;

import static org.erlangen.plugins.mechanics.Reference.assertNear;

import java.util.Locale;
import java.util.stream.IntStream;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Energies, their averages over maps, motions and gradients, against numbers of an independent implementation. */
@Tag("reference")
class HamiltonianReferenceTest {
    private static final Fixture FIXTURE = Fixture.read("hamiltonian/symmetrised_hamiltonian.json");

    private final Tensors tensors = Reference.tensors();

    static IntStream cases() {
        return IntStream.range(0, FIXTURE.get("cases").size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void energiesAndTheirFieldsAgree(int index) {
        Fixture each = FIXTURE.get("cases").get(index);
        HamiltonianNetwork network = network(each, Integrator.RK4, 1);
        Sites sites = new PointSites(theta(each));
        Tensor x = each.get("x").tensor(tensors);
        Symmetrisation none = new Symmetrisation.None();
        assertNear(network.energy(sites, x, none), each.get("f").tensor(tensors), Reference.VALUE);
        assertNear(network.energy(sites, x, maps(each)), each.get("h").tensor(tensors), Reference.VALUE);
        assertNear(network.energy(sites, x, flows(each)), each.get("h").tensor(tensors), Reference.VALUE);
        assertNear(network.velocity(sites, x, maps(each)), each.get("field").tensor(tensors), Reference.VALUE);
        assertNear(network.velocity(sites, x, flows(each)), each.get("field").tensor(tensors), Reference.VALUE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyIntegratorPredictsTheSameStates(int index) {
        Fixture each = FIXTURE.get("cases").get(index);
        Tensor x = each.get("x").tensor(tensors);
        each.get("next_state").keys().forEach(name -> {
            String[] parts = name.toUpperCase(Locale.ROOT).split("_", -1);
            HamiltonianNetwork network = network(each, Integrator.valueOf(parts[0]), Integer.parseInt(parts[1]));
            Tensor next = network.apply(new PointSites(theta(each)), x, maps(each));
            assertNear(next, each.get("next_state").get(name).tensor(tensors), Reference.VALUE);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsByAllParametersAgree(int index) {
        Fixture each = FIXTURE.get("cases").get(index);
        HamiltonianNetwork network = network(each, Integrator.RK4, 1);
        Tensor cotangent = each.get("cotangent").tensor(tensors);
        NamedTensors gradient = tensors.valueAndGrad(
                        theta -> network.velocity(
                                        new PointSites(theta), each.get("x").tensor(tensors), maps(each))
                                .multiply(cotangent)
                                .sumAll(),
                        theta(each))
                .gradient();
        Fixture expected = each.get("parameter_gradients");
        NamedTensors named = theta(each, expected, "weight_%d", "bias_%d", "s0");
        for (String name : named.names()) {
            assertNear(gradient.get(name), named.get(name), Reference.GRADIENT);
        }
    }

    @Test
    void averagedOverItsCircleAnEnergyIsConstantThere() {
        Fixture circle = FIXTURE.get("circle");
        Tensor x = circle.get("x").tensor(tensors);
        NamedTensors theta = NamedTensors.empty();
        for (int layer = 0; layer < 3; layer++) {
            String name = layer == 0 ? "input" : layer == 1 ? "hidden-1" : "energy";
            theta = theta.with(
                    name + ".weight", circle.get("weights").get(layer).tensor(tensors));
            if (layer < 2) {
                theta = theta.with(
                        name + ".bias", circle.get("biases").get(layer).tensor(tensors));
            }
        }
        theta = theta.with(
                HamiltonianNetwork.SCALE,
                tensors.scalar(circle.get("input_scale").numbers()[0]));
        HamiltonianNetwork network =
                new HamiltonianNetwork(new HamiltonianOptions(5, 3, Activation.ELU, Integrator.RK4, 0.2, 1), 2);
        double[] rotations = new double[64 * 4];
        for (int i = 0; i < 64; i++) {
            double angle = 2 * Math.PI * (2 * (i + 0.5) / 64 - 1);
            rotations[4 * i] = Math.cos(angle);
            rotations[4 * i + 1] = Math.sin(angle);
            rotations[4 * i + 2] = -Math.sin(angle);
            rotations[4 * i + 3] = Math.cos(angle);
        }
        Symmetrisation maps = new Symmetrisation.Affine(
                tensors.of(Shape.of(1, 64, 2, 2), rotations), tensors.zeros(Shape.of(1, 64, 2)));
        assertNear(
                network.energy(new PointSites(theta), x, maps), circle.get("h").tensor(tensors), Reference.VALUE);
    }

    private HamiltonianNetwork network(Fixture each, Integrator integrator, int subSteps) {
        Activation activation = each.get("alpha").number() == 2 ? Activation.ELU2 : Activation.ELU;
        HamiltonianOptions options = new HamiltonianOptions(
                (int) each.get("hidden").number(),
                (int) each.get("layers").number(),
                activation,
                integrator,
                each.get("step_size").number(),
                subSteps);
        return new HamiltonianNetwork(options, (int) each.get("m").number());
    }

    private NamedTensors theta(Fixture each) {
        NamedTensors theta = NamedTensors.empty();
        int layers = (int) each.get("layers").number();
        for (int layer = 0; layer < layers; layer++) {
            String name = name(layer, layers);
            theta = theta.with(name + ".weight", each.get("weights").get(layer).tensor(tensors));
            if (layer < layers - 1) {
                theta = theta.with(name + ".bias", each.get("biases").get(layer).tensor(tensors));
            }
        }
        return theta.with(
                HamiltonianNetwork.SCALE, tensors.scalar(each.get("input_scale").numbers()[0]));
    }

    private NamedTensors theta(Fixture each, Fixture from, String weight, String bias, String scale) {
        NamedTensors named = NamedTensors.empty();
        int layers = (int) each.get("layers").number();
        for (int layer = 0; layer < layers; layer++) {
            String name = name(layer, layers);
            named = named.with(
                    name + ".weight",
                    from.get(String.format(Locale.ROOT, weight, layer)).tensor(tensors));
            if (layer < layers - 1) {
                named = named.with(
                        name + ".bias",
                        from.get(String.format(Locale.ROOT, bias, layer)).tensor(tensors));
            }
        }
        return named.with(
                HamiltonianNetwork.SCALE, tensors.scalar(from.get(scale).numbers()[0]));
    }

    private static String name(int layer, int layers) {
        return layer == 0 ? "input" : layer == layers - 1 ? "energy" : "hidden-" + layer;
    }

    private Symmetrisation maps(Fixture each) {
        return new Symmetrisation.Affine(
                each.get("flow_linear").tensor(tensors).expand(0),
                each.get("flow_shift").tensor(tensors).expand(0));
    }

    /** The same maps, as if nothing were known of them. */
    private Symmetrisation flows(Fixture each) {
        Tensor linear = each.get("flow_linear").tensor(tensors);
        Tensor shift = each.get("flow_shift").tensor(tensors);
        return new Symmetrisation.Flows(
                linear.shape().size(0),
                x -> linear.matmul(x.expand(2).expand(-1))
                        .squeeze(-1)
                        .add(shift)
                        .reshape(x.shape()
                                .with(1, x.shape().size(1) * linear.shape().size(0))));
    }
}
