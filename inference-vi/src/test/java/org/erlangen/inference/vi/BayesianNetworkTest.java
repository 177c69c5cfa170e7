package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianNetworkTest {
    private static final Key KEY = Key.ofSeed(1);

    private final Tensors tensors = Reference.tensors();
    private final Network network = new TinyNetwork(4, 3, 2, Tensor::relu);

    @ParameterizedTest
    @CsvSource({
        "FEATURES, WHITENED",
        "LAST_LAYER, FIXED",
        "MEAN_FIELD, WHITENED",
        "MATRIX_NORMAL, CLOSED_FORM",
        "MATRIX_NORMAL, WHITENED",
        "MAXIMUM_LIKELIHOOD, WHITENED"
    })
    void theFirstMeanIsTheNetworksFirstWeight(Posterior posterior, Prior prior) {
        BayesianNetwork bayesian =
                bayesian(Options.defaults().posterior(posterior).prior(prior).made());
        NamedTensors first = network.initialise(tensors, KEY);

        NamedTensors mean = bayesian.mean(bayesian.initialise(tensors, KEY));

        assertThat(mean.names()).containsExactlyElementsOf(first.names());
        first.names().forEach(name -> assertNear(mean.get(name), first.get(name), VALUE));
    }

    @Test
    void featuresKeepEverythingBeforeTheReadoutFixed() {
        BayesianNetwork bayesian = bayesian(Options.defaults().made());
        NamedTensors values = bayesian.initialise(tensors, KEY);

        assertThat(values.part("fixed.").names()).containsExactly("filters.weight", "filters.bias");
        assertThat(bayesian.trained(values).names())
                .containsExactly(
                        "posterior.readout.mean",
                        "posterior.readout.outputs.below",
                        "posterior.readout.outputs.log-diagonal",
                        "posterior.readout.inputs.below",
                        "posterior.readout.inputs.log-diagonal",
                        "prior.readout.log-deviation",
                        "point.readout.bias");
    }

    @Test
    void aLastLayerPosteriorTrainsPointsBeforeTheReadout() {
        NamedTensors values = bayesian(
                        Options.defaults().posterior(Posterior.LAST_LAYER).made())
                .initialise(tensors, KEY);

        assertThat(values.part("fixed.").names()).isEmpty();
        assertThat(values.part("point.").names()).containsExactly("filters.weight", "filters.bias", "readout.bias");
    }

    @ParameterizedTest
    @EnumSource(Prior.class)
    void theSameWeightsHaveTheSameDivergenceUnderEachKindOfPrior(Prior prior) {
        VariationalOptions options = Options.defaults()
                .posterior(Posterior.MATRIX_NORMAL)
                .prior(prior)
                .made();
        VariationalOptions whitened =
                Options.defaults().posterior(Posterior.MATRIX_NORMAL).made();
        BayesianNetwork bayesian = bayesian(options);
        BayesianNetwork other = bayesian(whitened);

        double divergence =
                bayesian.divergence(tensors, bayesian.initialise(tensors, KEY)).item();

        assertNear(
                divergence,
                other.divergence(tensors, other.initialise(tensors, KEY)).item(),
                VALUE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWhitenedPriorScalesMeansAndSamples(boolean readoutOnce) {
        BayesianNetwork bayesian =
                new BayesianNetwork(network, Options.defaults().made(), readoutOnce);
        NamedTensors values = bayesian.initialise(tensors, KEY);
        NamedTensors wider = values.with(
                "prior.readout.log-deviation",
                values.get("prior.readout.log-deviation").add(Math.log(2)));
        Noise noise = Noise.random(tensors, Key.ofSeed(2));
        Tensor features = tensors.normal(Key.ofSeed(3), Shape.of(2, 3));

        assertNear(
                bayesian.mean(wider).get("readout.weight"),
                bayesian.mean(values).get("readout.weight").multiply(2),
                VALUE);
        assertNear(
                bayesian.sample(wider, noise).readout(network.readout(), features),
                bayesian.sample(values, noise)
                        .readout(network.readout(), features)
                        .multiply(2),
                VALUE);
        assertNear(
                bayesian.divergence(tensors, wider).item(),
                bayesian.divergence(tensors, values).item(),
                VALUE);
        assertNear(bayesian.priorDeviations(wider).get("readout").item(), 10, VALUE);
    }

    @Test
    void eachMapHasNoiseOfItsOwn() {
        Noise noise = Noise.random(tensors, KEY);
        Shape shape = Shape.of(2, 3);

        assertThat(noise.draw("filters", shape).toDoubles())
                .isEqualTo(noise.draw("filters", shape).toDoubles())
                .isNotEqualTo(noise.draw("readout", shape).toDoubles());
    }

    @Test
    void aClosedFormPriorMovesPartOfTheWayToItsBestVariance() {
        BayesianNetwork bayesian =
                bayesian(Options.defaults().prior(Prior.CLOSED_FORM).made());
        NamedTensors values = bayesian.initialise(tensors, KEY);
        // First weights of deviation 0.3 x 5 x 0.3 around a small mean, so by hand: E w^2 = 2.25 + mean^2.
        double best = 2.25
                + bayesian.mean(values).get("readout.weight").square().meanAll().item();

        NamedTensors moved = bayesian.movePriors(values);

        assertNear(moved.get("prior.readout.variance").item(), 0.5 * 25 + 0.5 * best, VALUE);
    }

    @Test
    void otherPriorsStay() {
        BayesianNetwork bayesian =
                bayesian(Options.defaults().prior(Prior.FIXED).made());
        NamedTensors values = bayesian.initialise(tensors, KEY);

        assertNear(bayesian.movePriors(values).get("prior.readout.variance"), values.get("prior.readout.variance"), 0);
    }

    @Test
    void noiseAtTheReadoutIsLocalOnlyWhereEachExampleMeetsItOnce() {
        NamedTensors values = bayesian(Options.defaults().made()).initialise(tensors, KEY);
        Noise noise = Noise.random(tensors, Key.ofSeed(2));
        Tensor twins = tensors.filled(Shape.of(2, 4), 1);

        double[] local = new BayesianNetwork(network, Options.defaults().made(), true)
                .sample(values, noise)
                .readout(network.readout(), twins.slice(1, 0, 3))
                .toDoubles();
        double[] shared = new BayesianNetwork(network, Options.defaults().made(), false)
                .sample(values, noise)
                .readout(network.readout(), twins.slice(1, 0, 3))
                .toDoubles();

        assertThat(local[0]).isNotEqualTo(local[2]);
        assertThat(shared[0]).isEqualTo(shared[2]);
    }

    @Test
    void aConvolutionsWeightIsAMatrixWithOneRowPerOutput() {
        BayesianNetwork bayesian = new BayesianNetwork(
                new Convolutional(),
                Options.defaults().posterior(Posterior.MATRIX_NORMAL).made(),
                true);
        NamedTensors values = bayesian.initialise(tensors, KEY);

        assertThat(values.get("posterior.convolution.mean").shape()).isEqualTo(Shape.of(2, 9));
        Tensor outputs = new Convolutional()
                .apply(bayesian.sample(values, Noise.random(tensors, KEY)), tensors.normal(KEY, Shape.of(3, 1, 3, 3)));
        assertThat(outputs.shape()).isEqualTo(Shape.of(3, 2));
    }

    private BayesianNetwork bayesian(VariationalOptions options) {
        return new BayesianNetwork(network, options, true);
    }

    private record Convolutional() implements Network {
        private static final LinearMap.Convolution CONVOLUTION =
                LinearMap.Convolution.of("convolution", 1, 2, 3, ConvolutionGeometry.of(1, 0));

        @Override
        public List<LinearMap> maps() {
            return List.of(CONVOLUTION, LinearMap.Dense.of("readout", 2, 2));
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("convolution.weight", Shape.of(2, 1, 3, 3), Initialiser.normal(1)),
                    new Parameter("convolution.bias", Shape.of(2), Initialiser.zeros()),
                    new Parameter("readout.weight", Shape.of(2, 2), Initialiser.normal(1)),
                    new Parameter("readout.bias", Shape.of(2), Initialiser.zeros()));
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            return sites.readout(readout(), sites.convolution(CONVOLUTION, x).reshape(-1, 2));
        }
    }
}
