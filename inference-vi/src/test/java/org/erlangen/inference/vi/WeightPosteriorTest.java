package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.erlangen.inference.vi.Reference.GRADIENT;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightPosteriorTest {
    private static final int OUTPUTS = 2;
    private static final int INPUTS = 3;
    private static final double PRIOR_VARIANCE = 0.7;

    /** Diagonals of triangular factors are longer by 1e-8. */
    private static final double STRETCH = 1e-7;

    private final Tensors tensors = Reference.tensors();

    @Test
    @Tag("reference")
    void fullDivergenceAndItsGradientsMatchTheReference() {
        Fixture fixture = Fixture.read("invariance/gaussian_kl.json").get("full");
        Tensor prior = fixture.get("chol_p").tensor(tensors);
        Tensor priorMean = fixture.get("mean_p").tensor(tensors).expand(-1);
        NamedTensors point = NamedTensors.of(
                "mean",
                fixture.get("mean_q").tensor(tensors),
                "factor",
                fixture.get("chol_q").tensor(tensors));

        // A KL doesn't change when both arguments are mapped by the inverse of the prior's factor, which makes the
        // prior N(0, I).
        ValueAndGradient divergence = tensors.valueAndGrad(
                at -> {
                    Tensor mean =
                            prior.solveLowerTriangular(at.get("mean").expand(-1).subtract(priorMean), false);
                    Tensor factor = prior.solveLowerTriangular(at.get("factor"), false);
                    LowerFactor lower =
                            new LowerFactor(factor, factor.diagonal().log());
                    return new FullGaussian(mean, lower).divergence(tensors.scalar(1));
                },
                point);

        assertNear(divergence.value().item(), fixture.get("kl").number(), VALUE);
        assertNear(divergence.gradient().get("mean"), fixture.get("grad_mean_q").tensor(tensors), GRADIENT);
        assertNear(
                divergence.gradient().get("factor").lowerTriangle(false),
                fixture.get("grad_chol_q").tensor(tensors),
                GRADIENT);
    }

    @Test
    @Tag("reference")
    void meanFieldDivergenceAndBestPriorVarianceMatchTheReference() {
        Fixture fixture = Fixture.read("invariance/gaussian_kl.json").get("diagonal_vs_isotropic");
        MeanField q = new MeanField(
                fixture.get("mean").tensor(tensors).expand(0),
                fixture.get("std").tensor(tensors).expand(0).log());

        Tensor given = tensors.scalar(fixture.get("prior_var").number());
        assertNear(q.divergence(given).item(), fixture.get("kl").number(), VALUE);
        assertNear(
                q.bestPriorVariance().item(),
                fixture.get("closed_form_prior_var").number(),
                VALUE);
        assertNear(
                q.divergence(q.bestPriorVariance()).item(),
                fixture.get("kl_at_closed_form").number(),
                VALUE);
    }

    @ParameterizedTest
    @EnumSource(GaussianFamily.class)
    void divergenceIsThatOfTheCovarianceThatSamplesHave(GaussianFamily family) {
        WeightPosterior q = member(family);
        Tensor variance = tensors.scalar(PRIOR_VARIANCE);
        Tensor covariance = covariance(q);
        int d = OUTPUTS * INPUTS;
        double expected = 0.5
                * (covariance.diagonal().sumAll().item() / PRIOR_VARIANCE
                        + q.mean().square().sumAll().item() / PRIOR_VARIANCE
                        - d
                        + d * Math.log(PRIOR_VARIANCE)
                        - covariance.logDeterminant().item());

        assertNear(q.divergence(variance).item(), expected, VALUE);
    }

    @ParameterizedTest
    @EnumSource(GaussianFamily.class)
    void divergenceVanishesAtThePriorAndNowhereElse(GaussianFamily family) {
        Tensor zero = tensors.zeros(Shape.of(OUTPUTS, INPUTS));
        WeightPosterior prior = family.of(family.initialise(zero, Math.sqrt(PRIOR_VARIANCE), 1));

        assertNear(prior.divergence(tensors.scalar(PRIOR_VARIANCE)).item(), 0, VALUE);
        assertThat(member(family).divergence(tensors.scalar(PRIOR_VARIANCE)).item())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(GaussianFamily.class)
    void bestPriorVarianceMinimisesTheDivergence(GaussianFamily family) {
        WeightPosterior q = member(family);

        Tensor slope = tensors.grad(q::divergence).apply(q.bestPriorVariance());

        assertNear(slope.item(), 0, VALUE);
    }

    @ParameterizedTest
    @EnumSource(
            value = GaussianFamily.class,
            names = {"MEAN_FIELD", "MATRIX_NORMAL"})
    void localNoiseHasTheCovarianceOfTheOutputs(GaussianFamily family) {
        LocallyReparameterised q = (LocallyReparameterised) member(family);
        Tensor x = tensors.normal(Key.ofSeed(5), Shape.of(1, INPUTS));
        Tensor byOutputs = covarianceOf(OUTPUTS, unit -> q.outputNoise(x, unit.reshape(1, OUTPUTS)));
        Tensor byWeights = covarianceOf(
                OUTPUTS * INPUTS,
                unit -> q.sample(unit.reshape(OUTPUTS, INPUTS))
                        .subtract(q.mean())
                        .matmul(x, false, true));

        assertNear(byOutputs, byWeights, VALUE);
    }

    @ParameterizedTest
    @EnumSource(
            value = GaussianFamily.class,
            names = {"MEAN_FIELD", "MATRIX_NORMAL"})
    void localNoiseOfFeaturesThatAreAllZeroHasAFiniteGradient(GaussianFamily family) {
        LocallyReparameterised q = (LocallyReparameterised) member(family);
        Tensor noise = tensors.normal(Key.ofSeed(6), Shape.of(1, OUTPUTS));

        Tensor slope = tensors.grad(x -> q.outputNoise(x, noise).sumAll()).apply(tensors.zeros(Shape.of(1, INPUTS)));

        assertNear(slope, tensors.zeros(slope.shape()), VALUE);
    }

    @ParameterizedTest
    @EnumSource(GaussianFamily.class)
    void whitenedSamplesAreTheNoiseBehindThem(GaussianFamily family) {
        WeightPosterior q = member(family);
        Tensor noise = tensors.normal(Key.ofSeed(7), q.noiseShape().insert(0, 4));

        Tensor whitened = q.whitened(q.sample(noise));

        assertNear(whitened.reshape(-1), noise.reshape(-1), VALUE);
    }

    @ParameterizedTest
    @EnumSource(GaussianFamily.class)
    void densitiesAreThoseOfTheCovarianceThatSamplesHave(GaussianFamily family) {
        WeightPosterior q = member(family);
        int d = OUTPUTS * INPUTS;
        Tensor sample = q.sample(tensors.normal(Key.ofSeed(7), q.noiseShape().insert(0, 1)));
        Tensor deviation = sample.subtract(q.mean()).reshape(d, 1);
        Tensor covariance = covariance(q);
        Tensor solved = covariance.cholesky().solveLowerTriangular(deviation, false);
        double expected = -0.5
                * (solved.square().sumAll().item() + covariance.logDeterminant().item() + d * Math.log(2 * Math.PI));

        assertNear(q.logDensity(sample).item(), expected, VALUE);
    }

    @ParameterizedTest
    @EnumSource(GaussianFamily.class)
    void aFirstDeviationIsScaled(GaussianFamily family) {
        Tensor mean = tensors.zeros(Shape.of(OUTPUTS, INPUTS));
        WeightPosterior scaled = family.of(family.initialise(mean, 0.4, 0.3));

        assertNear(covariance(scaled), tensors.identity(OUTPUTS * INPUTS).multiply(0.12 * 0.12), STRETCH);
    }

    @Test
    void theScaleIsThatOfTheColumnsFactorAndLeavesTheRowsFactorAsItIs() {
        Tensor mean = tensors.zeros(Shape.of(OUTPUTS, INPUTS));
        NamedTensors first = GaussianFamily.TRIANGULAR.initialise(mean, 0.16, 0.3);

        assertNear(first.get("rows"), tensors.identity(OUTPUTS).multiply(0.2), VALUE);
        assertNear(first.get("columns"), tensors.identity(INPUTS).multiply(0.06), VALUE);
    }

    @Test
    void softplusIsTheIdentityFarAboveItsWidthAndNeverZero() {
        Tensor free = tensors.vector(0.5, 0.2, 0, -0.3);
        double[] values = Diagonal.softplus(free).toDoubles();

        assertThat(values[0]).isCloseTo(0.5, within(VALUE));
        assertThat(values[3]).isBetween(0.0, 1e-10).isPositive();
        assertNear(Diagonal.inverseSoftplus(Diagonal.softplus(free)), free, 1e-9);
    }

    @Test
    void noStepOntoTheOtherSideOfZeroMakesThePoleOfTheDivergence() {
        NamedTensors free = GaussianFamily.TRIANGULAR.initialise(tensors.zeros(Shape.of(1, INPUTS)), 0.01, 1);
        NamedTensors near = TriangularNormal.withSoftplus(free).with("rows-diagonal", tensors.vector(-0.1));

        Tensor slope = tensors.valueAndGrad(moved -> TriangularNormal.of(moved).divergence(tensors.scalar(1)), near)
                .gradient()
                .get("rows-diagonal");

        // INPUTS / w, where |t| would have a gradient of INPUTS / |t| without bound.
        assertThat(slope.item()).isCloseTo(-INPUTS / 0.01, within(0.1));
    }

    private WeightPosterior member(GaussianFamily family) {
        Tensor mean = tensors.normal(Key.ofSeed(1), Shape.of(OUTPUTS, INPUTS));
        NamedTensors parameters = family.initialise(mean, 0.8, 0.5);
        for (String name : parameters.names()) {
            Tensor change = tensors.normal(
                    Key.ofSeed(2).fold(name), parameters.get(name).shape());
            parameters = parameters.with(name, parameters.get(name).add(change.multiply(0.3)));
        }
        return family.of(parameters);
    }

    private Tensor covariance(WeightPosterior q) {
        return covarianceOf(
                q.noiseShape().elements(),
                unit -> q.sample(unit.reshape(q.noiseShape())).subtract(q.mean()));
    }

    /** The covariance of a linear function of standard normal numbers, from its values at the unit vectors. */
    private Tensor covarianceOf(int count, UnaryOperator<Tensor> linear) {
        List<Tensor> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Tensor unit = tensors.identity(count).slice(0, i, i + 1).reshape(count);
            columns.add(linear.apply(unit).reshape(-1));
        }
        Tensor factor = tensors.stack(1, columns);
        return factor.matmul(factor, false, true);
    }
}
