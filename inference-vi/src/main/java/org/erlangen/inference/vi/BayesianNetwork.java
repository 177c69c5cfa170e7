package org.erlangen.inference.vi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A network with a Gaussian over some of its weights. Its values live in named tensors: {@code posterior.<map>.*}, {@code
 * prior.<map>.log-deviation} or {@code prior.<map>.variance}, {@code point.<parameter>} for trained and {@code fixed.<parameter>} for
 * untrained point estimates.
 */
final class BayesianNetwork {
    private static final String POSTERIOR = "posterior.";
    private static final String PRIOR = "prior.";
    private static final String POINT = "point.";
    private static final String FIXED = "fixed.";
    private static final String LOG_DEVIATION = ".log-deviation";
    private static final String VARIANCE = ".variance";

    private final Network network;
    private final VariationalOptions options;
    private final boolean localReadout;
    private final Map<String, RandomWeight> randomWeights;

    /** A network as options ask for it; {@code readoutOnce} says whether the readout meets each example once, so that noise may be local. */
    BayesianNetwork(Network network, VariationalOptions options, boolean readoutOnce) {
        this.network = network;
        this.options = options;
        // A readout through an image of its parameter has no outputs of the simple form, so its weight is sampled.
        this.localReadout = readoutOnce && network.readout().image().equals(WeightImage.IDENTITY);
        this.randomWeights = randomWeights(network, options);
    }

    private static Map<String, RandomWeight> randomWeights(Network network, VariationalOptions options) {
        Map<String, RandomWeight> random = new LinkedHashMap<>();
        if (options.posterior() == Posterior.MAXIMUM_LIKELIHOOD) {
            return random;
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        network.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        String readout = network.readout().name();
        for (LinearMap map : network.maps()) {
            boolean last = map.name().equals(readout);
            Optional<GaussianFamily> hidden = hidden(options.posterior());
            if (last || hidden.isPresent()) {
                Parameter weight = parameters.get(map.weight());
                if (weight == null) {
                    throw new IllegalStateException("the network declares no parameter '" + map.weight() + "'");
                }
                GaussianFamily family = last ? options.readout() : hidden.orElseThrow();
                boolean biased = options.randomBiases() && !last && map.biased();
                random.put(map.name(), new RandomWeight(map, family, weight.shape(), weight.deviation(), last, biased));
            }
        }
        return Collections.unmodifiableMap(random);
    }

    /** The family of weights before the readout; none when those are points. */
    private static Optional<GaussianFamily> hidden(Posterior posterior) {
        return switch (posterior) {
            case MEAN_FIELD -> Optional.of(GaussianFamily.MEAN_FIELD);
            case MATRIX_NORMAL -> Optional.of(GaussianFamily.MATRIX_NORMAL);
            case TRIANGULAR -> Optional.of(GaussianFamily.TRIANGULAR);
            case FEATURES, LAST_LAYER, MAXIMUM_LIKELIHOOD -> Optional.empty();
        };
    }

    /** Whether any weight is random. */
    boolean isBayesian() {
        return !randomWeights.isEmpty();
    }

    /** First values, from the network's own. */
    NamedTensors initialise(Tensors tensors, Key key) {
        NamedTensors theta = network.initialise(tensors, key);
        NamedTensors values = NamedTensors.empty();
        for (RandomWeight weight : randomWeights.values()) {
            values = values.with(initialise(weight, weight.matrix(theta)));
        }
        for (Parameter parameter : network.parameters()) {
            if (!isRandom(parameter.name())) {
                String prefix = isTrainedPoint(parameter.name()) ? POINT : FIXED;
                values = values.with(prefix + parameter.name(), theta.get(parameter.name()));
            }
        }
        return values;
    }

    /** The posterior's mean is the network's first weight; a whitened one stands for {@code W / deviation}. */
    private NamedTensors initialise(RandomWeight weight, Tensor start) {
        String name = weight.map().name();
        Tensors tensors = start.tensors();
        boolean given = weight.readout() || options.posterior() == Posterior.TRIANGULAR;
        double deviation = given ? options.priorDeviation() : rootMeanSquare(start);
        boolean whitened = options.prior() == Prior.WHITENED;
        double unit = whitened ? 1 : deviation;
        Tensor mean = start.multiply(unit / deviation);
        double first = unit / deviation * firstDeviation(weight, deviation);
        NamedTensors posterior = weight.family().initialise(mean, first, posteriorScale(weight));
        if (weight.family() == GaussianFamily.TRIANGULAR && options.diagonal() == Diagonal.SOFTPLUS) {
            posterior = TriangularNormal.withSoftplus(posterior);
        }
        NamedTensors prior = whitened
                ? NamedTensors.of(PRIOR + name + LOG_DEVIATION, tensors.scalar(Math.log(deviation)))
                : NamedTensors.of(PRIOR + name + VARIANCE, tensors.scalar(deviation * deviation));
        return posterior.prefixed(POSTERIOR + name + ".").with(prior);
    }

    /** The first deviation of a weight's posterior, to be scaled: what the network proposes, or else a part of the prior's. */
    private static double firstDeviation(RandomWeight weight, double prior) {
        return weight.deviation() > 0
                ? weight.deviation()
                : prior * weight.family().initialDeviation(weight.readout());
    }

    /** The factor on it; readouts for which the network proposes nothing have none. */
    private double posteriorScale(RandomWeight weight) {
        return weight.readout() && weight.deviation() == 0 ? 1 : options.posteriorScale();
    }

    /** The size of a first weight, which is taken as its prior's deviation; 1 for zeros, which have none. */
    private static double rootMeanSquare(Tensor weight) {
        double mean = weight.square().meanAll().item();
        return mean > 0 ? Math.sqrt(mean) : 1;
    }

    private boolean isRandom(String parameter) {
        return randomWeights.values().stream().anyMatch(weight -> weight.has(parameter));
    }

    private boolean isTrainedPoint(String parameter) {
        return options.posterior() != Posterior.FEATURES
                || parameter.equals(network.readout().bias());
    }

    /** Those of the values that the gradient of the bound moves. */
    NamedTensors trained(NamedTensors values) {
        Map<String, Tensor> trained = new LinkedHashMap<>();
        values.asMap().forEach((name, tensor) -> {
            boolean deviation = name.startsWith(PRIOR) && name.endsWith(LOG_DEVIATION);
            boolean frozen = options.freezeRowFactor() && TriangularNormal.isOfRows(name);
            if (deviation || (name.startsWith(POSTERIOR) && !frozen) || name.startsWith(POINT)) {
                trained.put(name, tensor);
            }
        });
        return NamedTensors.of(trained);
    }

    private WeightBelief belief(NamedTensors values, RandomWeight weight) {
        String name = weight.map().name();
        WeightPosterior posterior = weight.family().of(values.part(POSTERIOR + name + "."));
        Tensors tensors = posterior.mean().tensors();
        return options.prior() == Prior.WHITENED
                ? new WeightBelief(
                        weight.map(),
                        posterior,
                        values.get(PRIOR + name + LOG_DEVIATION).exp(),
                        tensors.scalar(1),
                        weight.shape())
                : new WeightBelief(
                        weight.map(),
                        posterior,
                        tensors.scalar(1),
                        values.get(PRIOR + name + VARIANCE),
                        weight.shape());
    }

    /** What is believed of all random weights, by map: made once where samples and the divergence are both wanted. */
    Map<String, WeightBelief> beliefs(NamedTensors values) {
        Map<String, WeightBelief> beliefs = new LinkedHashMap<>();
        randomWeights.forEach((name, weight) -> beliefs.put(name, belief(values, weight)));
        return Collections.unmodifiableMap(beliefs);
    }

    /** Parameters with each random weight at its mean. */
    NamedTensors mean(NamedTensors values) {
        NamedTensors theta = points(values);
        for (RandomWeight weight : randomWeights.values()) {
            theta = theta.with(belief(values, weight).mean());
        }
        return inNetworkOrder(theta);
    }

    private static NamedTensors points(NamedTensors values) {
        return values.part(FIXED).with(values.part(POINT));
    }

    private NamedTensors inNetworkOrder(NamedTensors theta) {
        NamedTensors ordered = NamedTensors.empty();
        for (Parameter parameter : network.parameters()) {
            ordered = ordered.with(parameter.name(), theta.get(parameter.name()));
        }
        return ordered;
    }

    /** Sites with one sample of all random weights, shared by all examples and transformations; or, at the readout, with local noise. */
    Sites sample(NamedTensors values, Noise noise) {
        NamedTensors theta = points(values);
        for (RandomWeight weight : randomWeights.values()) {
            WeightBelief belief = belief(values, weight);
            if (weight.readout() && localReadout && belief.posterior() instanceof LocallyReparameterised posterior) {
                // The readout comes last, so theta is complete.
                return new LocalReadoutSites(theta.with(belief.mean()), posterior, belief.scale(), noise);
            }
            Tensor normal = noise.draw(weight.map().name(), belief.posterior().noiseShape());
            theta = theta.with(belief.sample(normal));
        }
        return new PointSites(theta);
    }

    /** Sites with {@code count} samples of all random weights side by side, for a network that asks for its weights. */
    Sites sampleTogether(NamedTensors values, Map<String, WeightBelief> beliefs, Noise noise, int count) {
        NamedTensors theta = points(values);
        for (Map.Entry<String, WeightBelief> entry : beliefs.entrySet()) {
            WeightBelief belief = entry.getValue();
            Shape shape = belief.posterior().noiseShape().insert(0, count);
            theta = theta.with(belief.sample(noise.draw(entry.getKey(), shape)));
        }
        return new SampledSites(theta, count);
    }

    /** {@link #divergence(Tensors, Map)} at these values. */
    Tensor divergence(Tensors tensors, NamedTensors values) {
        return divergence(tensors, beliefs(values));
    }

    /** Sum of {@code KL(q || p)} over all random weights; 0 when there are none. Units: nats. */
    static Tensor divergence(Tensors tensors, Map<String, WeightBelief> beliefs) {
        Tensor total = tensors.scalar(0);
        for (WeightBelief belief : beliefs.values()) {
            total = total.add(belief.divergence());
        }
        return total;
    }

    /** Deviations of the priors, by map. */
    NamedTensors priorDeviations(NamedTensors values) {
        NamedTensors deviations = NamedTensors.empty();
        for (RandomWeight weight : randomWeights.values()) {
            String name = weight.map().name();
            Tensor deviation = options.prior() == Prior.WHITENED
                    ? values.get(PRIOR + name + LOG_DEVIATION).exp()
                    : values.get(PRIOR + name + VARIANCE).sqrt();
            deviations = deviations.with(name, deviation);
        }
        return deviations;
    }

    /** Values with each prior precision moved towards the best one for its posterior; unchanged unless priors are empirical. */
    NamedTensors movePrecisions(NamedTensors values) {
        if (options.prior() != Prior.EMPIRICAL) {
            return values;
        }
        NamedTensors moved = values;
        double damping = options.priorDamping();
        for (RandomWeight weight : randomWeights.values()) {
            String name = PRIOR + weight.map().name() + VARIANCE;
            Tensor best = belief(values, weight).posterior().bestPriorVariance().reciprocal();
            Tensor precision =
                    values.get(name).reciprocal().multiply(1 - damping).add(best.multiply(damping));
            moved = moved.with(name, precision.reciprocal());
        }
        return moved;
    }

    /** Values with each prior variance moved towards the best one for its posterior; unchanged unless priors are of closed form. */
    NamedTensors movePriors(NamedTensors values) {
        if (options.prior() != Prior.CLOSED_FORM) {
            return values;
        }
        NamedTensors moved = values;
        double damping = options.priorDamping();
        for (RandomWeight weight : randomWeights.values()) {
            String name = PRIOR + weight.map().name() + VARIANCE;
            Tensor best = belief(values, weight).posterior().bestPriorVariance();
            moved = moved.with(name, values.get(name).multiply(1 - damping).add(best.multiply(damping)));
        }
        return moved;
    }
}
