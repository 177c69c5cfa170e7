package org.erlangen.inference.vi;

import static org.erlangen.inference.vi.Reference.GRADIENT;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.conformance.Fixture;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("reference")
class ElboReferenceTest {
    private static final int SIDE = 4;
    private static final int HIDDEN = 3;
    private static final int CLASSES = 3;
    private static final List<String> EXTENTS =
            List.of("translation-x", "translation-y", "rotation", "scale-x", "scale-y", "shear");

    private final Tensors tensors = Reference.tensors();
    private final Fixture fixture = Fixture.read("invariance/elbo.json");

    @ParameterizedTest
    @CsvSource({
        "relu, LOGITS",
        "relu, PROBABILITIES",
        "relu, LOSSES",
        "relu, PREACTIVATION",
        "cos, LOGITS",
        "cos, PROBABILITIES",
        "cos, LOSSES",
        "cos, PREACTIVATION"
    })
    void boundAndAllItsGradientsMatchTheReference(String activation, Invariance.Average average) {
        Fixture expected =
                fixture.get("variants").get(activation + "/" + average.name().toLowerCase(Locale.ROOT));
        Problem problem = problem(activation, average);
        VariationalOptions options = Options.defaults()
                .posterior(Posterior.MEAN_FIELD)
                .readout(GaussianFamily.MEAN_FIELD)
                .prior(Prior.FIXED)
                .made();
        // Not the local noise of the readout: the reference draws weights.
        LowerBound bound = new LowerBound(problem, new BayesianNetwork(problem.network(), options, false));
        Eta eta = Eta.of(problem);
        Dataset batch = new Dataset(
                fixture.get("images").tensor(tensors).expand(1),
                fixture.get("labels").tensor(tensors));
        NamedTensors constants = NamedTensors.of(
                "prior.filters.variance",
                tensors.scalar(fixture.get("prior_var").get(0).number()),
                "prior.readout.variance",
                tensors.scalar(fixture.get("prior_var").get(1).number()));

        ValueAndGradient elbo = tensors.valueAndGrad(
                moved -> {
                    NamedTensors values = constants.with(moved);
                    Tensor fit = bound.logLikelihood(
                            values, eta.values(values.part(VariationalEstimation.RAW)), batch, samples());
                    return fit.meanAll()
                            .multiply(fixture.get("N_total").number())
                            .subtract(bound.divergence(values));
                },
                parameters());

        assertNear(elbo.value().item(), expected.get("elbo").number(), VALUE);
        names().forEach((name, key) -> assertNear(
                elbo.gradient().get(name).toDoubles(),
                expected.get("grads").get(key).numbers(),
                GRADIENT));
        List<Double> extents = new ArrayList<>();
        EXTENTS.forEach(extent ->
                extents.add(elbo.gradient().get("raw.affine." + extent).item()));
        assertNear(
                extents.stream().mapToDouble(Double::doubleValue).toArray(),
                expected.get("grads").get("raw_eta").numbers(),
                GRADIENT);
        assertPartsNear(expected, bound, constants.with(parameters()), eta, batch);
    }

    private void assertPartsNear(Fixture expected, LowerBound bound, NamedTensors values, Eta eta, Dataset batch) {
        for (int sample = 0; sample < 2; sample++) {
            Tensor fit = bound.logLikelihood(
                    values,
                    eta.values(values.part(VariationalEstimation.RAW)),
                    batch,
                    List.of(samples().get(sample)));
            assertNear(fit.toDoubles(), expected.get("log_lik").get(sample).numbers(), VALUE);
        }
        double divergence =
                expected.get("kl").get(0).number() + expected.get("kl").get(1).number();
        assertNear(bound.divergence(values).item(), divergence, VALUE);
    }

    private Problem problem(String activation, Invariance.Average average) {
        TinyNetwork network = new TinyNetwork(
                SIDE * SIDE,
                HIDDEN,
                CLASSES,
                a -> activation.equals("relu") ? a.relu() : a.cos().multiply(Math.sqrt(2)));
        Invariance invariance = new Invariance(Invariance.Placement.FILTER, average, 4, 4, Sampling.STRATIFIED);
        DataOutline outline = new DataOutline(5, 1, Shape.of(1, SIDE, SIDE), CLASSES, DataOutline.Targets.CLASSES);
        Model model =
                new Model(network, Map.of("affine", new AffineGroup()), invariance, new SoftmaxLikelihood(), outline);
        return new InvariantProblem(tensors, model, new TrainingPlan(1, 5, 5));
    }

    /** Our names of the reference's parameters. */
    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("posterior.filters.mean", "mu1");
        names.put("posterior.filters.log-deviation", "rho1");
        names.put("point.filters.bias", "b1");
        names.put("posterior.readout.mean", "mu2");
        names.put("posterior.readout.log-deviation", "rho2");
        names.put("point.readout.bias", "b2");
        return names;
    }

    private NamedTensors parameters() {
        NamedTensors parameters = NamedTensors.empty();
        for (Map.Entry<String, String> name : names().entrySet()) {
            parameters = parameters.with(
                    name.getKey(), fixture.get("params").get(name.getValue()).tensor(tensors));
        }
        double[] raw = fixture.get("params").get("raw_eta").numbers();
        for (int i = 0; i < raw.length; i++) {
            parameters = parameters.with("raw.affine." + EXTENTS.get(i), tensors.scalar(raw[i]));
        }
        return parameters;
    }

    private List<LowerBound.Sample> samples() {
        Draw draw = Draw.given(fixture.get("eps").tensor(tensors));
        List<LowerBound.Sample> samples = new ArrayList<>();
        for (int sample = 0; sample < 2; sample++) {
            int index = sample;
            samples.add(new LowerBound.Sample(
                    (map, shape) -> fixture.get(map.equals("filters") ? "z1" : "z2")
                            .get(index)
                            .tensor(tensors),
                    draw));
        }
        return samples;
    }
}
