package org.erlangen.inference.laplace.internal.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Sees a network's maps at work: one forward pass, one backward pass of all directions. A zero perturbation is added to what leaves each
 * map, so the gradient by it is the gradient by the map's output. Differentiable in eta and theta.
 */
public final class Observer {
    private static final String OUTPUTS = "outputs";
    private static final String INPUT = "input.";

    private final Problem problem;
    private final Tensors tensors;
    private final List<Role> roles;

    /** An observer of a problem's network, averaged over its groups. */
    public Observer(Problem problem) {
        this.problem = problem;
        this.tensors = problem.tensors();
        this.roles = Role.of(problem.network());
    }

    /** Observes a batch in the directions that belong to its outputs. */
    public Observation observe(
            NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw, Function<Tensor, Directions> directionsOf) {
        return observeTerms(theta, inputs, eta, draw, outputs -> List.of(directionsOf.apply(outputs)))
                .get(0);
    }

    /** Observes a batch several times, by one forward pass, each time in directions that belong to its outputs. */
    public List<Observation> observeTerms(
            NamedTensors theta,
            Tensor inputs,
            NamedTensors eta,
            Draw draw,
            Function<Tensor, List<Directions>> directionsOf) {
        NamedTensors zeros = perturbations(theta, inputs, eta, draw);
        Map<String, LinearMap> applied = new LinkedHashMap<>();
        Pullback pullback = tensors.vjp(touched -> apply(theta, inputs, eta, draw, touched, applied), zeros);
        List<Observation> terms = new ArrayList<>();
        for (Directions directions : directionsOf.apply(pullback.outputs().get(OUTPUTS))) {
            NamedTensors scalars = scalars(theta, inputs, eta, draw, directions);
            terms.add(observation(pullback, applied, directions, inputs.shape().size(0), scalars));
        }
        return terms;
    }

    private Observation observation(
            Pullback pullback, Map<String, LinearMap> applied, Directions directions, int batch, NamedTensors scalars) {
        // Only where the curvature of the loss is the identity may directions be mixed.
        NamedTensors seeds = NamedTensors.of(OUTPUTS, directions.stacked());
        NamedTensors gradients = directions.loss().isEmpty()
                ? pullback.applyEach(seeds, new Narrowing(batch))
                : pullback.applyEach(seeds);
        Map<String, SiteObservation> sites = new LinkedHashMap<>();
        for (LinearMap map : applied.values()) {
            Tensor input = pullback.outputs().get(INPUT + map.name());
            sites.put(map.name(), new SiteObservation(map, input, gradients.get(map.name()), batch));
        }
        return new Observation(pullback.outputs().get(OUTPUTS), directions.loss(), sites, scalars);
    }

    /** Elements, of all samples of one example, that leave the map which they are most at. */
    public int widest(NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw) {
        return perturbations(theta, inputs.slice(0, 0, 1), eta, draw).values().stream()
                .mapToInt(tensor -> tensor.shape().elements())
                .max()
                .orElse(1);
    }

    /** Refuses, by an {@link org.erlangen.api.provider.ErlangenException}, a network whose maps can't be observed. */
    public void check(NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw) {
        problem.outputs(new ObservedSites(theta, (map, y) -> y), inputs.slice(0, 0, 1), eta, draw);
    }

    private NamedTensors apply(
            NamedTensors theta,
            Tensor inputs,
            NamedTensors eta,
            Draw draw,
            NamedTensors perturbations,
            Map<String, LinearMap> applied) {
        ObservedSites sites = new ObservedSites(theta, (map, y) -> y.add(perturbations.get(map.name())));
        Tensor outputs = problem.outputs(sites, inputs, eta, draw);
        applied.putAll(sites.maps());
        return NamedTensors.of(OUTPUTS, outputs).with(sites.inputs().prefixed(INPUT));
    }

    /** Zeros like what leaves each map, whose shapes a single example tells. */
    private NamedTensors perturbations(NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw) {
        int batch = inputs.shape().size(0);
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        ObservedSites sites = new ObservedSites(theta, (map, y) -> {
            int leading = y.shape().size(0) * batch;
            zeros.put(map.name(), tensors.filled(y.shape().with(0, leading), 0, y.precision()));
            return y;
        });
        problem.outputs(sites, inputs.slice(0, 0, 1).stopGradient(), eta.map(Tensor::stopGradient), draw);
        return NamedTensors.of(zeros);
    }

    /** Derivatives by parameters of one element, forwards: the outputs' tangent, in each direction. */
    private NamedTensors scalars(
            NamedTensors theta, Tensor inputs, NamedTensors eta, Draw draw, Directions directions) {
        Map<String, Tensor> derivatives = new LinkedHashMap<>();
        for (Role role : roles) {
            if (role instanceof Role.Free) {
                Tensor at = theta.get(role.parameter());
                Tensor tangent = tensors.pushforward(
                        moved ->
                                problem.outputs(new PointSites(theta.with(role.parameter(), moved)), inputs, eta, draw),
                        at,
                        tensors.filled(at.shape(), 1, at.precision()));
                List<Tensor> along = new ArrayList<>();
                directions
                        .seeds()
                        .forEach(seed -> along.add(seed.multiply(tangent).sum(-1)));
                derivatives.put(role.parameter(), tensors.stack(1, along));
            }
        }
        return NamedTensors.of(derivatives);
    }
}
