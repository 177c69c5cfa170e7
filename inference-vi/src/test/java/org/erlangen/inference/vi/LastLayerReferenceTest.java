package org.erlangen.inference.vi;

import static org.erlangen.inference.vi.Reference.GRADIENT;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.conformance.Fixture;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("reference")
class LastLayerReferenceTest {
    private static final LinearMap.Dense READOUT = new LinearMap.Dense("readout", 5, 3, false, WeightImage.IDENTITY);

    private final Tensors tensors = Reference.tensors();
    private final Fixture fixture = Fixture.read("invariance/last_layer.json");
    private final Tensor features = fixture.get("features").tensor(tensors);

    @Test
    void outputsWithLocalNoiseMatchTheReference() {
        for (int sample = 0; sample < 2; sample++) {
            assertNear(
                    outputs(parameters(), sample),
                    fixture.get("logits").get(sample).tensor(tensors),
                    VALUE);
            assertNear(
                    logLikelihood(parameters(), sample),
                    fixture.get("log_lik").get(sample).tensor(tensors),
                    VALUE);
        }
    }

    @Test
    void boundAndItsGradientsMatchTheReference() {
        ValueAndGradient elbo = tensors.valueAndGrad(
                at -> logLikelihood(at, 0)
                        .add(logLikelihood(at, 1))
                        .meanAll()
                        .multiply(0.5 * fixture.get("N_total").number())
                        .subtract(divergence(at)),
                parameters());

        assertNear(divergence(parameters()).item(), fixture.get("kl").number(), VALUE);
        assertNear(elbo.value().item(), fixture.get("elbo").number(), VALUE);
        assertNear(elbo.gradient().get("M"), fixture.get("grad_M").tensor(tensors), GRADIENT);
        for (String factor : new String[] {"L_s", "L_a"}) {
            assertNear(
                    elbo.gradient().get(factor).lowerTriangle(false),
                    fixture.get("grad_" + factor).tensor(tensors),
                    GRADIENT);
        }
    }

    @Test
    void bestPriorVarianceMatchesTheReference() {
        assertNear(
                posterior(parameters()).bestPriorVariance().item(),
                fixture.get("closed_form_prior_var").number(),
                VALUE);
    }

    private NamedTensors parameters() {
        return NamedTensors.of(
                        "M",
                        fixture.get("M").tensor(tensors),
                        "L_s",
                        fixture.get("L_s").tensor(tensors))
                .with("L_a", fixture.get("L_a").tensor(tensors));
    }

    private static MatrixNormal posterior(NamedTensors at) {
        return new MatrixNormal(at.get("M"), factor(at.get("L_s")), factor(at.get("L_a")));
    }

    private static LowerFactor factor(Tensor matrix) {
        return new LowerFactor(matrix, matrix.diagonal().log());
    }

    private Tensor divergence(NamedTensors at) {
        return posterior(at).divergence(tensors.scalar(fixture.get("prior_var").number()));
    }

    private Tensor outputs(NamedTensors at, int sample) {
        Noise noise = (map, shape) -> fixture.get("z").get(sample).tensor(tensors);
        MatrixNormal posterior = posterior(at);
        NamedTensors theta = NamedTensors.of(READOUT.weight(), posterior.mean());
        return new LocalReadoutSites(theta, posterior, tensors.scalar(1), noise).readout(READOUT, features);
    }

    private Tensor logLikelihood(NamedTensors at, int sample) {
        Tensor labels = fixture.get("labels").tensor(tensors);
        return new SoftmaxLikelihood().logLikelihood(outputs(at, sample), labels, NamedTensors.empty());
    }
}
