package org.erlangen.inference.laplace.internal.evidence;

import java.util.List;
import java.util.function.Function;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Form;
import org.erlangen.inference.laplace.internal.curvature.FullCurvature;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Observer;
import org.erlangen.inference.laplace.internal.observation.Portion;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Outputs;

/**
 * Passes over data that gather curvature, or its derivative by eta.
 *
 * @param problem the network and its likelihood
 * @param form the form of the curvature
 * @param fisher the curvature of the loss
 * @param outputs which outputs go together
 * @param <F> the form's type
 */
public record CurvaturePass<F extends Form>(Problem problem, F form, Fisher fisher, Outputs outputs) {

    /** Elements, in each array of a pass, that stay in the cache together with what is computed from them. */
    private static final long CACHED = 1L << 18;

    /** All outputs together. */
    public CurvaturePass(Problem problem, F form, Fisher fisher) {
        this(problem, form, fisher, Outputs.ALL);
    }

    /** All data in batches of at most {@code size}, in order; batch b has the draw of {@code key.fold(first example of b)}. */
    public CurvatureFit over(Part data, NamedTensors theta, NamedTensors eta, int size, Key key, boolean evaluation) {
        int portion = portion(data, theta, eta, size, problem.draw(key, evaluation));
        return over(
                        0,
                        data.size(),
                        portion,
                        (from, to) -> part(
                                data.slice(from, to),
                                theta,
                                eta,
                                problem.draw(key.fold(from), evaluation),
                                data.size()))
                .exact();
    }

    /** What examples from one to another say. */
    private interface Range {
        CurvatureFit fit(int from, int to);
    }

    /** By halves, so that no more than a few sums are held at a time. */
    private CurvatureFit over(int from, int to, int portion, Range range) {
        if (to - from <= portion) {
            return range.fit(from, to);
        }
        int portions = (to - from + portion - 1) / portion;
        int middle = from + portions / 2 * portion;
        return CurvatureFit.scoped(
                problem.tensors(), () -> over(from, middle, portion, range).merge(over(middle, to, portion, range)));
    }

    /**
     * Examples of a batch. What is gathered is a sum over examples, so a batch of {@code size} is taken in portions; a kernel, which belongs to pairs of examples, as it is.
     */
    public int portion(Part data, NamedTensors theta, NamedTensors eta, int size, Draw draw) {
        int most = Math.min(size, data.size());
        if (!(form instanceof Curvature)) {
            return size;
        }
        long widest = new Observer(problem).widest(theta, data.data().inputs(), eta, draw);
        return Portion.of(CACHED, theta).examples(most, widest);
    }

    /** One batch of {@code examples} examples in all. */
    public CurvatureFit batch(Part batch, NamedTensors theta, NamedTensors eta, Draw draw, int examples) {
        return part(batch, theta, eta, draw, examples).exact();
    }

    /** Statistics are in the network's precision: summed by halves, they lose no more than in the products that they are made by. */
    private CurvatureFit part(Part batch, NamedTensors theta, NamedTensors eta, Draw draw, int examples) {
        // Between maps directions must be the same only where maps meet in one matrix.
        boolean apart = form instanceof Curvature && !(form instanceof FullCurvature) && outputs == Outputs.ALL;
        return CurvatureFit.scoped(problem.tensors(), () -> {
            List<Observation> terms = observe(
                    batch,
                    theta,
                    eta,
                    draw,
                    responses -> apart ? List.of(responses.whitened(fisher)) : directions(batch, responses));
            return new CurvatureFit(
                    statistics(terms, examples),
                    logLikelihood(terms, batch, eta).item(),
                    List.of(terms.get(0).outputs()),
                    List.of(batch.data().targets()));
        });
    }

    /**
     * A batch's part of the evidence, up to a constant, with the derivatives of the log-determinant by the statistics held: {@code weight log p(y | f)
     * - 1/2 <C, statistics>}. Its derivative by eta is that of the evidence. Shape: scalar.
     *
     * @param cotangents C, from statistics of {@code examples} examples in all
     * @param weight data factor over temperature
     */
    public Tensor linearised(
            Part batch,
            NamedTensors theta,
            NamedTensors eta,
            Draw draw,
            NamedTensors cotangents,
            double weight,
            int examples) {
        List<Observation> terms = observe(batch, theta, eta, draw, responses -> directions(batch, responses));
        NamedTensors statistics = statistics(terms, examples);
        Tensor value = logLikelihood(terms, batch, eta).multiply(weight);
        for (String name : statistics.names()) {
            Tensor statistic = statistics.get(name);
            Tensor cotangent = cotangents.get(name).cast(statistic.precision());
            value = value.subtract(statistic.multiply(cotangent).sumAll().multiply(0.5));
        }
        return value;
    }

    /** What gathered statistics cost, when the network has {@code count} outputs. */
    public Penalty penalty(List<Role> roles, NamedTensors statistics, int count, NamedTensors theta, Scales scales) {
        return Penalty.of(form, roles, statistics, new Terms(outputs).count(count), theta, scales);
    }

    private NamedTensors statistics(List<Observation> terms, int examples) {
        NamedTensors all = NamedTensors.empty();
        for (int term = 0; term < terms.size(); term++) {
            all = all.with(form.statistics(terms.get(term), examples).prefixed(Penalty.prefix(term)));
        }
        return all;
    }

    private List<Directions> directions(Part batch, Responses responses) {
        return new Terms(outputs).directions(fisher, responses, batch.chosen());
    }

    private List<Observation> observe(
            Part batch,
            NamedTensors theta,
            NamedTensors eta,
            Draw draw,
            Function<Responses, List<Directions>> directionsOf) {
        return new Observer(problem)
                .observeTerms(
                        theta,
                        batch.data().inputs(),
                        eta,
                        draw,
                        f -> directionsOf.apply(new Responses(
                                problem.likelihood(), f, batch.data().targets(), eta)));
    }

    private Tensor logLikelihood(List<Observation> terms, Part batch, NamedTensors eta) {
        return problem.likelihood()
                .logLikelihood(terms.get(0).outputs(), batch.data().targets(), eta)
                .sumAll();
    }
}
