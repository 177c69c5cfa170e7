package org.erlangen.inference.laplace.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.fixture.Reference.VALUE;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Form;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.curvature.TangentKernel;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Outputs;
import org.erlangen.inference.laplace.option.Structure;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence bounded from below by that of parts of the data and of the outputs. */
@Tag("reference")
class StochasticBoundReferenceTest {
    private static final Map<String, Structure> STRUCTURES = Map.of(
            "full", Structure.FULL,
            "blockdiag", Structure.BLOCK_DIAGONAL,
            "kron", Structure.KRONECKER,
            "diag", Structure.DIAGONAL);

    private static final double STEP = 1e-4;

    private final FixtureProblem reference = new FixtureProblem("ntk_bounds.json");
    private final Fixture expected = reference.fixture.get("expected");
    private final List<int[]> parts =
            expected.get("data_partition").items().map(Fixture::indices).toList();
    private final int[] all = IntStream.range(0, reference.data.size()).toArray();
    private final Form kernel = new TangentKernel(reference.roles);
    private final int outputs = reference.fixture.get("n_outputs").integer();

    /** What a part says of all data. */
    private record Estimate(Penalty penalty, double logLikelihood, double dataFactor) {
        double evidence() {
            return dataFactor * logLikelihood - penalty.complexity();
        }

        /** Of each term. */
        double[] logRatios() {
            return penalty.terms().stream()
                    .mapToDouble(term ->
                            new Penalty(penalty.roles(), List.of(term), penalty.theta(), penalty.scales()).logRatio())
                    .toArray();
        }

        /** Of all data and outputs. */
        double logRatio() {
            return penalty.scales().repeats() * penalty.logRatio();
        }
    }

    private Form form(Structure structure) {
        return Curvature.of(structure, reference.roles, Locations.EXPAND);
    }

    private Estimate estimate(Form form, Outputs choice, List<Integer> chosen, int... examples) {
        CurvaturePass<Form> pass = new CurvaturePass<>(reference.problem, form, Fisher.GAUSS_NEWTON, choice);
        Part part = new Part(reference.data.take(examples), chosen);
        Draw none = Draw.random(Key.ofSeed(0), 1, Sampling.STOCHASTIC);
        CurvatureFit fit = pass.batch(part, reference.theta, NamedTensors.empty(), none, part.size());
        double factor = (double) reference.data.size() / part.size();
        NamedTensors prior = reference.scales(reference.fixture).prior();
        Scales scales = new Scales(1, factor * new Terms(choice).repeats(outputs), prior);
        return new Estimate(
                pass.penalty(reference.roles, fit.statistics(), outputs, reference.theta, scales),
                fit.logLikelihood(),
                factor);
    }

    private Estimate estimate(Form form, int... examples) {
        return estimate(form, Outputs.ALL, List.of(), examples);
    }

    @Test
    void kernelAndFullCurvatureHaveTheLogDeterminantOfTheReference() {
        double ratio = expected.get("log_det_ratio_full").number();
        assertNear(estimate(kernel, all).logRatio(), ratio, VALUE);
        assertNear(estimate(form(Structure.FULL), all).logRatio(), ratio, VALUE);
    }

    @Test
    void kernelsOfPartsMatchTheReferenceAndAddUpToMoreThanTheWhole() {
        double[] ratios = parts.stream()
                .mapToDouble(part -> estimate(kernel, part).logRatios()[0])
                .toArray();
        assertNear(ratios, expected.get("data_partition_kernel_logdets").numbers(), VALUE);
        double sum = Arrays.stream(ratios).sum();
        assertNear(
                sum, expected.get("data_partition_upper_bound_on_logdet_ratio").number(), VALUE);
        assertThat(sum).isGreaterThan(estimate(kernel, all).logRatio());
    }

    @Test
    void kernelsOfClassesMatchTheReference() {
        double[] targets = reference.data.targets().toDoubles();
        for (Fixture item : expected.get("class_partition_kernel_logdets")) {
            int[] members = Arrays.stream(all)
                    .filter(n -> targets[n] == item.get(0).integer())
                    .toArray();
            assertNear(estimate(kernel, members).logRatios()[0], item.get(1).number(), VALUE);
        }
    }

    @Test
    void independentOutputsMatchTheReference() {
        for (Form form : List.of(kernel, form(Structure.FULL))) {
            Estimate estimate = estimate(form, Outputs.INDEPENDENT, List.of(), all);
            assertNear(
                    estimate.logRatios(),
                    expected.get("independent_outputs_logdets").numbers(),
                    VALUE);
            assertNear(
                    estimate.logRatio(), expected.get("independent_outputs_sum").number(), VALUE);
            assertThat(estimate.logRatio() > estimate(kernel, all).logRatio())
                    .isEqualTo(
                            expected.get("independent_outputs_is_a_bound_here").truth());
        }
    }

    @Test
    void pseudoOutputsMatchTheReferenceAndBound() {
        for (Form form : List.of(kernel, form(Structure.FULL))) {
            Estimate estimate = estimate(form, Outputs.PSEUDO, List.of(), all);
            assertNear(
                    estimate.logRatios(), expected.get("pseudo_output_logdets").numbers(), VALUE);
            assertNear(estimate.logRatio(), expected.get("pseudo_output_sum").number(), VALUE);
            assertThat(estimate.logRatio()).isGreaterThan(estimate(kernel, all).logRatio());
        }
    }

    @Test
    void singleOutputsMatchTheReference() {
        List<Integer> chosen = Arrays.stream(
                        expected.get("single_output_index_vector").indices())
                .boxed()
                .toList();
        for (Form form : List.of(kernel, form(Structure.FULL))) {
            assertNear(
                    estimate(form, Outputs.SINGLE_EACH, chosen, all).logRatio(),
                    expected.get("single_output_iid_estimate").number(),
                    VALUE);
            int[] part = parts.get(0);
            assertNear(
                    estimate(form, Outputs.SINGLE, Collections.nCopies(part.length, 0), part)
                            .logRatio(),
                    expected.get("single_output_c0_subset0_estimate").number(),
                    VALUE);
        }
    }

    @Test
    void logDeterminantsOfPartsMatchTheReferenceInEveryStructure() {
        for (int i = 0; i < parts.size(); i++) {
            Fixture ratios = expected.get("parametric_subset_logdet_ratios").get(i);
            for (String structure : STRUCTURES.keySet()) {
                Form form = form(Objects.requireNonNull(STRUCTURES.get(structure)));
                assertNear(
                        estimate(form, parts.get(i)).logRatios()[0],
                        ratios.get(structure).number(),
                        VALUE);
            }
        }
    }

    @Test
    void estimatesFromPartsMatchTheReferenceAndBoundTheEvidenceOnAverage() {
        for (Form form : List.of(kernel, form(Structure.FULL))) {
            List<Estimate> estimates =
                    parts.stream().map(part -> estimate(form, part)).toList();
            double[] fits =
                    estimates.stream().mapToDouble(Estimate::logLikelihood).toArray();
            double[] evidences =
                    estimates.stream().mapToDouble(Estimate::evidence).toArray();
            assertNear(fits, expected.get("log_likelihood_per_part").numbers(), VALUE);
            assertNear(evidences, expected.get("stochastic_estimates_per_part").numbers(), VALUE);
            double mean = Arrays.stream(evidences).average().orElseThrow();
            assertNear(mean, expected.get("mean_of_stochastic_estimates").number(), VALUE);
            Estimate full = estimate(form, all);
            assertNear(full.logLikelihood(), expected.get("log_likelihood").number(), VALUE);
            assertNear(full.penalty().scatter(), expected.get("scatter").number(), VALUE);
            assertNear(
                    full.evidence(),
                    expected.get("log_marginal_likelihood_full").number(),
                    VALUE);
            assertThat(mean).isLessThan(full.evidence());
        }
    }

    @ParameterizedTest
    @EnumSource(Outputs.class)
    void gradientInThePriorIsTheSlopeOfTheBound(Outputs choice) {
        int[] part = parts.get(0);
        List<Integer> chosen = new Terms(choice).choose(reference.tensors, Key.ofSeed(3), part.length, outputs);
        for (Form form : List.of(kernel, form(Structure.KRONECKER))) {
            Penalty penalty = estimate(form, choice, chosen, part).penalty();
            for (String name : penalty.scales().prior().names()) {
                double slope = penalty.priorGradient().get(name).sumAll().item();
                double difference = complexity(penalty, name, -STEP) - complexity(penalty, name, STEP);
                assertNear(slope, difference / (2 * STEP), Reference.GRADIENT);
            }
        }
    }

    private static double complexity(Penalty penalty, String name, double step) {
        NamedTensors prior = penalty.scales().prior();
        NamedTensors moved = prior.with(name, prior.get(name).multiply(Math.exp(step)));
        return penalty.under(new Scales(1, penalty.scales().repeats(), moved)).complexity();
    }

    @Test
    void pseudoOutputsBoundWhereIndependentOutputsDoNot() {
        Fixture example = expected.get("counterexample_independent_outputs");
        double exact = ofOneWeight(example, Outputs.ALL);
        assertNear(exact, example.get("log_det_ratio_full").number(), VALUE);
        double independent = ofOneWeight(example, Outputs.INDEPENDENT);
        assertNear(independent, example.get("independent_outputs_sum").number(), VALUE);
        assertThat(independent).isLessThan(exact);
        assertThat(ofOneWeight(example, Outputs.PSEUDO)).isGreaterThanOrEqualTo(exact);
    }

    /** Log-determinant ratio of a network of one weight on one example. */
    private double ofOneWeight(Fixture example, Outputs choice) {
        Tensor jacobian = example.get("jacobian_rows").tensor(reference.tensors).reshape(1, -1);
        Tensor f = example.get("probabilities").tensor(reference.tensors).log().expand(0);
        Responses responses =
                new Responses(new SoftmaxLikelihood(), f, reference.tensors.zeros(Shape.of(1)), NamedTensors.empty());
        List<Role> roles = List.of(new Role.Free("w", Shape.of(1)));
        Form form = new TangentKernel(roles);
        NamedTensors statistics = NamedTensors.empty();
        List<Directions> terms = new Terms(choice).directions(Fisher.GAUSS_NEWTON, responses, List.of());
        for (int term = 0; term < terms.size(); term++) {
            Tensor derivatives = reference.tensors.stack(
                    1,
                    terms.get(term).seeds().stream()
                            .map(seed -> seed.multiply(jacobian).sum(1))
                            .toList());
            Observation seen =
                    new Observation(f, terms.get(term).weights(), Map.of(), NamedTensors.of("w", derivatives));
            statistics = statistics.with(form.statistics(seen, 1).prefixed(Penalty.prefix(term)));
        }
        NamedTensors prior = NamedTensors.of(
                "w", reference.tensors.scalar(example.get("prior_precision").number()));
        NamedTensors theta = NamedTensors.of("w", reference.tensors.zeros(Shape.of(1)));
        return Penalty.of(form, roles, statistics, terms.size(), theta, Scales.of(1, prior))
                .logRatio();
    }
}
