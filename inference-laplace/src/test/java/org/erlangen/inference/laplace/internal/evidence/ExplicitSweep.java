package org.erlangen.inference.laplace.internal.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.ObservedSites;
import org.erlangen.inference.laplace.internal.observation.Observer;
import org.erlangen.inference.laplace.internal.observation.SiteObservation;

/**
 * The derivative by eta of a batch's part of the evidence without differentiating a backward pass: what the factors G would add follows from forward
 * derivatives of the outputs along {@code D_c = 2 C_G sum_c' L_cc' g_c'}, held constant. An independent second way to what {@link
 * CurvaturePass#linearised} gives. For maps only, locations expanded.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 3.5.
 */
record ExplicitSweep(CurvaturePass<Curvature> pass, Part batch, NamedTensors theta, Draw draw) {
    NamedTensors gradient(NamedTensors eta, NamedTensors cotangents, double weight, int examples) {
        Observation seen = new Observer(problem())
                .observe(theta, batch.data().inputs(), eta, draw, outputs -> directions(outputs, eta));
        List<NamedTensors> along = along(seen, cotangents, eta);
        Tensor ofWeights = ofWeights(seen, cotangents);
        return tensors()
                .valueAndGrad(
                        at -> {
                            Tensor f = outputs(at, zeros(along.get(0)));
                            Directions directions = directions(f, at);
                            Tensor twice = ofInputs(at, cotangents, examples)
                                    .add(directions
                                            .weights()
                                            .multiply(ofWeights)
                                            .sumAll());
                            for (int c = 0; c < along.size(); c++) {
                                Tensor moved = pushed(at, along.get(c));
                                twice = twice.add(directions
                                        .seeds()
                                        .get(c)
                                        .multiply(moved)
                                        .sumAll());
                            }
                            return logLikelihood(f, at).multiply(weight).subtract(twice.multiply(0.5));
                        },
                        eta)
                .gradient();
    }

    private Problem problem() {
        return pass.problem();
    }

    private Tensors tensors() {
        return problem().tensors();
    }

    private Directions directions(Tensor outputs, NamedTensors eta) {
        return new Responses(problem().likelihood(), outputs, batch.data().targets(), eta).directions(pass.fisher());
    }

    private Tensor logLikelihood(Tensor outputs, NamedTensors eta) {
        return problem()
                .likelihood()
                .logLikelihood(outputs, batch.data().targets(), eta)
                .sumAll();
    }

    private Tensor outputs(NamedTensors eta, NamedTensors perturbations) {
        ObservedSites sites = new ObservedSites(theta, (map, y) -> y.add(perturbations.get(map.name())));
        return problem().outputs(sites, batch.data().inputs(), eta, draw);
    }

    private Tensor pushed(NamedTensors eta, NamedTensors along) {
        return tensors()
                .jvp(moved -> NamedTensors.of("f", outputs(eta, moved)), zeros(along), along)
                .tangents()
                .get("f");
    }

    private NamedTensors zeros(NamedTensors like) {
        return like.map(tensor -> tensors().zerosLike(tensor));
    }

    /** D_c of each direction, laid out as what leaves each map: the same for all samples. */
    private List<NamedTensors> along(Observation seen, NamedTensors cotangents, NamedTensors eta) {
        int count = seen.weights().shape().size(1);
        NamedTensors leaving = leaving(eta);
        List<NamedTensors> along = new ArrayList<>(Collections.nCopies(count, NamedTensors.empty()));
        for (LinearMap map : problem().network().maps()) {
            Tensor g = seen.site(map.name()).summedGradients();
            Tensor d = seen.weighted(g.reshape(g.shape().size(0), count, -1))
                    .reshape(g.shape())
                    .matmul(cotangents.get(map.name() + ".outputs"))
                    .multiply(2);
            Shape shape = leaving.get(map.name()).shape();
            for (int c = 0; c < count; c++) {
                Tensor own = d.slice(1, c, c + 1).squeeze(1);
                along.set(c, along.get(c).with(map.name(), laidOut(own, shape)));
            }
        }
        return along;
    }

    /** Shape: [B, R, out] to the shape of what leaves the map, [B S, out, H', W'] or [B S, ..., out] or [B, ..., out]. */
    private static Tensor laidOut(Tensor own, Shape shape) {
        int batch = own.shape().size(0);
        int samples = shape.size(0) / batch;
        Tensor located = shape.rank() == 4 ? own.transposed() : own;
        return located.expand(1).broadcastTo(located.shape().insert(1, samples)).reshape(shape);
    }

    /** What leaves each map. */
    private NamedTensors leaving(NamedTensors eta) {
        Map<String, Tensor> leaving = new LinkedHashMap<>();
        ObservedSites sites = new ObservedSites(theta, (map, y) -> {
            leaving.put(map.name(), y);
            return y;
        });
        problem().outputs(sites, batch.data().inputs(), eta, draw);
        return NamedTensors.of(leaving);
    }

    /** {@code sum g_c^T C_G g_c'}, the derivative by L. Shape: [B, C, C]. */
    private Tensor ofWeights(Observation seen, NamedTensors cotangents) {
        Tensor sum = tensors().zerosLike(seen.weights());
        for (LinearMap map : problem().network().maps()) {
            Tensor g = seen.site(map.name()).summedGradients();
            Shape flat = Shape.of(
                    g.shape().size(0),
                    g.shape().size(1),
                    g.shape().size(2) * g.shape().size(3));
            Tensor turned = g.matmul(cotangents.get(map.name() + ".outputs"));
            sum = sum.add(turned.reshape(flat).matmul(g.reshape(flat), false, true));
        }
        return sum;
    }

    /** {@code sum <C_A, A>}. */
    private Tensor ofInputs(NamedTensors eta, NamedTensors cotangents, int examples) {
        ObservedSites sites = new ObservedSites(theta, (map, y) -> y);
        problem().outputs(sites, batch.data().inputs(), eta, draw);
        Tensor sum = tensors().scalar(0);
        for (LinearMap map : problem().network().maps()) {
            Tensor a = new SiteObservation(
                            map,
                            sites.inputs().get(map.name()),
                            tensors().scalar(0),
                            batch.data().size())
                    .meanInputs();
            Tensor rows = a.reshape(-1, a.shape().size(2));
            Tensor factor = rows.matmul(rows, true, false)
                    .multiply(1.0 / ((double) examples * a.shape().size(1)));
            sum = sum.add(
                    factor.multiply(cotangents.get(map.name() + ".inputs")).sumAll());
        }
        return sum;
    }
}
