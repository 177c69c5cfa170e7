package org.erlangen.inference.vi;

import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.conformance.Fixture;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.mechanics.Activation;
import org.erlangen.plugins.mechanics.HamiltonianArchitecture;
import org.erlangen.plugins.mechanics.HamiltonianOptions;
import org.erlangen.plugins.mechanics.Integrator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole objective of a learnt energy with learnt observables, its gradients, and three steps of Adam, with all randomness given. */
@Tag("reference")
class ConservedObjectiveReferenceTest {
    private static final double FIRST = 1e-9;
    private static final double LATER = 1e-7;
    private static final Fixture CASES =
            Fixture.read("hamiltonian/objective.json").get("cases");

    private final Tensors tensors = Reference.tensors();

    static IntStream cases() {
        return IntStream.range(0, CASES.size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threeStepsAgree(int index) {
        Fixture each = CASES.get(index);
        InvariantProblem problem = problem(each);
        VariationalOptions options = Options.defaults()
                .posterior(Posterior.TRIANGULAR)
                .readout(GaussianFamily.TRIANGULAR)
                .prior(Prior.EMPIRICAL)
                .made();
        BayesianNetwork network = new BayesianNetwork(problem.network(), options, problem.averagesBeforeReadout());
        LowerBound bound = new LowerBound(problem, network);
        Eta eta = Eta.of(problem);
        Dataset data = new Dataset(each.get("x").tensor(tensors), each.get("y").tensor(tensors));

        NamedTensors values = initial(each, problem.network());
        NamedTensors weightMoments = Adam.USUAL.moments(network.trained(values));
        NamedTensors etaMoments = Adam.USUAL.moments(VariationalEstimation.raw(values));
        for (int step = 0; step < each.get("steps").size(); step++) {
            Fixture expected = each.get("steps").get(step);
            List<LowerBound.Sample> samples = List.of(sample(each, expected, problem.network()));
            NamedTensors before = values;
            ValueAndGradient loss = tensors.valueAndGrad(
                    moved -> {
                        NamedTensors all = before.with(moved);
                        Tensor fit = bound.logLikelihood(
                                        all, eta.values(all.part(VariationalEstimation.RAW)), data, samples)
                                .meanAll();
                        return bound.divergence(all)
                                .multiply(1 / each.get("n").number())
                                .subtract(fit);
                    },
                    network.trained(values).with(VariationalEstimation.raw(values)));
            double tolerance = step == 0 ? FIRST : LATER;
            assertRelative(loss.value().item(), expected.get("loss").number(), tolerance);
            if (step == 0) {
                NamedTensors gradients = named(expected.get("gradients"), problem.network());
                gradients
                        .names()
                        .forEach(name -> assertRelative(loss.gradient().get(name), gradients.get(name), tolerance));
            }
            Fixture rates = each.get("adam");
            Adam.Step weights = Adam.USUAL.step(
                    network.trained(values),
                    loss.gradient(),
                    weightMoments,
                    step + 1,
                    rates.get("lr").number());
            Adam.Step observables = Adam.USUAL.step(
                    VariationalEstimation.raw(values),
                    loss.gradient(),
                    etaMoments,
                    step + 1,
                    rates.get("lr_conserved").number());
            weightMoments = weights.moments();
            etaMoments = observables.moments();
            values = network.movePrecisions(values.with(weights.parameters()).with(observables.parameters()));
            assertPrecisions(values, expected, problem.network());
        }
        NamedTensors end = named(each.get("final"), problem.network());
        for (String name : end.names()) {
            assertRelative(values.get(name), end.get(name), LATER);
        }
    }

    private static void assertPrecisions(NamedTensors values, Fixture expected, Network network) {
        for (int layer = 0; layer < network.maps().size(); layer++) {
            String name = "prior." + network.maps().get(layer).name() + ".variance";
            assertRelative(
                    1 / values.get(name).item(),
                    expected.get("prior_precision_after").get(layer).number(),
                    LATER);
        }
    }

    private static void assertRelative(Tensor actual, Tensor expected, double tolerance) {
        double[] numbers = actual.toDoubles();
        double[] others = expected.toDoubles();
        double largest = 0;
        for (double other : others) {
            largest = Math.max(largest, Math.abs(other));
        }
        for (int i = 0; i < others.length; i++) {
            assertNear(numbers[i] / Math.max(1, largest), others[i] / Math.max(1, largest), tolerance);
        }
    }

    private static void assertRelative(double actual, double expected, double tolerance) {
        assertNear(actual / expected, 1, tolerance);
    }

    private LowerBound.Sample sample(Fixture each, Fixture step, Network network) {
        Noise noise = (map, shape) -> {
            int layer = network.maps().stream().map(LinearMap::name).toList().indexOf(map);
            return step.get("eps").get(layer).tensor(tensors).reshape(shape);
        };
        int samples = (int) each.get("weight_samples").number();
        int flows = (int) each.get("flow_samples").number();
        Tensor coordinates = step.get("tau").tensor(tensors).reshape(samples * flows, -1);
        return new LowerBound.Sample(noise, new Given(coordinates, flows), samples);
    }

    private NamedTensors initial(Fixture each, Network network) {
        NamedTensors values = NamedTensors.empty();
        for (int layer = 0; layer < network.maps().size(); layer++) {
            Fixture first = each.get("initial_layers").get(layer);
            LinearMap map = network.maps().get(layer);
            String posterior = "posterior." + map.name() + ".";
            values = values.with(posterior + "mean", first.get("mean").tensor(tensors))
                    .with(posterior + "rows", first.get("ts").tensor(tensors))
                    .with(posterior + "columns", first.get("ta").tensor(tensors));
            double precision =
                    each.get("steps").get(0).get("prior_precision").get(layer).number();
            values = values.with("prior." + map.name() + ".variance", tensors.scalar(1 / precision));
            if (map.biased()) {
                values = values.with("point." + map.bias(), first.get("bias").tensor(tensors));
            }
            if (layer == 0) {
                values = values.with(
                        "point.input-scale", tensors.scalar(first.get("s0").numbers()[0]));
            }
        }
        return values.with("raw.observables.w", each.get("initial_w").tensor(tensors))
                .with("raw.observables.b", each.get("initial_b").tensor(tensors));
    }

    private NamedTensors named(Fixture from, Network network) {
        NamedTensors named = NamedTensors.empty();
        for (int layer = 0; layer < network.maps().size(); layer++) {
            LinearMap map = network.maps().get(layer);
            String posterior = "posterior." + map.name() + ".";
            String prefix = "layer" + layer + ".";
            named = named.with(posterior + "mean", from.get(prefix + "mean").tensor(tensors))
                    .with(posterior + "rows", from.get(prefix + "ts").tensor(tensors))
                    .with(posterior + "columns", from.get(prefix + "ta").tensor(tensors));
            if (map.biased()) {
                named = named.with(
                        "point." + map.bias(), from.get(prefix + "bias").tensor(tensors));
            }
            if (layer == 0) {
                named = named.with(
                        "point.input-scale",
                        tensors.scalar(from.get(prefix + "s0").numbers()[0]));
            }
        }
        return named.with("raw.observables.w", from.get("w").tensor(tensors))
                .with("raw.observables.b", from.get("b").tensor(tensors));
    }

    private InvariantProblem problem(Fixture each) {
        int size = (int) each.get("m").number();
        int examples = (int) each.get("n").number();
        HamiltonianOptions options = new HamiltonianOptions(
                (int) each.get("hidden").number(),
                (int) each.get("layers").number(),
                each.get("alpha").number() == 2 ? Activation.ELU2 : Activation.ELU,
                Integrator.valueOf(each.get("integrator").text().toUpperCase(java.util.Locale.ROOT)),
                each.get("step_size").number(),
                (int) each.get("substeps").number());
        Network network = new HamiltonianArchitecture().network(options, Shape.of(size), size);
        int flows = (int) each.get("flow_samples").number();
        Model model = new Model(
                network,
                Map.of("observables", new Observables((int) each.get("k").number(), size)),
                new Invariance(Placement.ENERGY, Average.LOGITS, flows, flows, Sampling.STOCHASTIC),
                new GaussianLikelihood(),
                new DataOutline(examples, 1, Shape.of(size), size, DataOutline.Targets.REAL));
        double noise = Math.sqrt(each.get("output_variance").number());
        List<Hyperparameter> hyperparameters = model.hyperparameters().stream()
                .map(hyper -> hyper.name().equals(GaussianLikelihood.NOISE) ? hyper.heldAt(noise) : hyper)
                .toList();
        return new InvariantProblem(tensors, model, hyperparameters, new TrainingPlan(1, examples, examples));
    }

    /** Coordinates of all sets. */
    private record Given(Tensor all, int samples) implements Draw {
        @Override
        public Tensor coordinates(Tensors tensors, String group, int sets, int dimension) {
            return all;
        }
    }

    /** Flows {@code exp(pi sum_k tau_k [[J A_k, J b_k], [0, 0]])} with {@code A = W + W^T}; coordinates are the tau. */
    private record Observables(int count, int size) implements Transformations {
        @Override
        public Domain domain() {
            return Domain.PHASE_SPACE;
        }

        @Override
        public List<Hyperparameter> extents() {
            Initialiser zeros = Initialiser.zeros();
            return List.of(
                    Hyperparameter.tensor("observables.w", "W", Shape.of(count, size, size), 1, zeros, true),
                    Hyperparameter.tensor("observables.b", "b", Shape.of(count, size), 1, zeros, true));
        }

        @Override
        public int dimension() {
            return count;
        }

        @Override
        public Tensor elements(Tensor coordinates, NamedTensors extents) {
            Tensor w = extents.get("observables.w");
            Tensor rows = w.tensors()
                    .concatenate(
                            2,
                            w.add(w.transposed()),
                            extents.get("observables.b").expand(-1));
            Tensor generators = w.tensors()
                    .concatenate(
                            1,
                            rows.slice(1, size / 2, size),
                            rows.slice(1, 0, size / 2).negate())
                    .pad(1, 0, 1);
            Tensor flat = generators.reshape(count, -1);
            return coordinates
                    .matmul(flat)
                    .multiply(Math.PI)
                    .reshape(-1, size + 1, size + 1)
                    .matrixExponential();
        }

        @Override
        public Tensor act(Tensor elements, Tensor x) {
            throw new UnsupportedOperationException("matrices are merged into the network");
        }
    }
}
