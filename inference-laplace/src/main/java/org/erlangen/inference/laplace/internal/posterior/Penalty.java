package org.erlangen.inference.laplace.internal.posterior;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.curvature.Form;
import org.erlangen.inference.laplace.internal.curvature.Repairs;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.curvature.Volume;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * What the evidence pays for the weights: {@code log q = log p(D | theta) - 1/2 (r sum_c (log det(h H_c + D0) - log det D0) + theta^T D0 theta)}.
 * There is one term c with r = 1, or, when outputs are taken one by one, one for each of them.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 1 and 4.
 *
 * @param roles the parameters
 * @param terms of each log-determinant its parts
 * @param theta the point estimate, in float64
 * @param scales curvature factor, r and prior precisions
 */
public record Penalty(List<Role> roles, List<List<? extends Volume>> terms, NamedTensors theta, Scales scales) {
    public Penalty {
        roles = List.copyOf(roles);
        terms = List.copyOf(terms);
        theta = theta.map(tensor -> tensor.cast(Precision.FLOAT64));
    }

    /** Of {@code count} terms whose statistics are named as {@link #prefix} says. */
    public static Penalty of(
            Form form, List<Role> roles, NamedTensors statistics, int count, NamedTensors theta, Scales scales) {
        List<List<? extends Volume>> terms = new ArrayList<>();
        for (int term = 0; term < count; term++) {
            terms.add(form.blocks(statistics.part(prefix(term))));
        }
        return new Penalty(roles, terms, theta, scales);
    }

    /** What the names of a term's statistics begin with: the first one's are plain. */
    public static String prefix(int term) {
        return term == 0 ? "" : "term-" + term + ".";
    }

    /** The same under other scales; decompositions are kept. */
    public Penalty under(Scales other) {
        return new Penalty(roles, terms, theta, other);
    }

    /** {@code sum_c log det(h H_c + D0)}. Units: nats. */
    public double logDeterminant() {
        return terms.stream()
                .flatMap(List::stream)
                .mapToDouble(block -> block.logDeterminant(scales).item())
                .sum();
    }

    /** {@code log det D0}. Units: nats. */
    public double priorLogDeterminant() {
        return roles.stream()
                .mapToDouble(role -> scales.elements(role).log().sumAll().item())
                .sum();
    }

    /** {@code sum_c (log det(h H_c + D0) - log det D0)}, counted once. Units: nats. */
    public double logRatio() {
        return logDeterminant() - terms.size() * priorLogDeterminant();
    }

    /** {@code theta^T D0 theta}. */
    public double scatter() {
        return roles.stream()
                .mapToDouble(role -> scales.elements(role)
                        .multiply(mean(role).square())
                        .sumAll()
                        .item())
                .sum();
    }

    /** Half the log-determinant ratio and scatter; of a part of data or outputs, an estimate that is too large in expectation. Units: nats. */
    public double complexity() {
        return 0.5 * (scales.repeats() * logRatio() + scatter());
    }

    /** Effective number of parameters: {@code r sum_c (1 - delta var_c)} of each element. Shape: that of each parameter. */
    public NamedTensors effectiveParameters() {
        return terms.stream()
                .map(this::effectiveParameters)
                .reduce((sum, term) -> sum.map(term, Tensor::add))
                .orElseThrow(() -> new IllegalStateException("a penalty without terms"));
    }

    private NamedTensors effectiveParameters(List<? extends Volume> term) {
        NamedTensors variances = variances(term);
        return each(role -> {
            Tensor determined = variances.get(role.parameter()).reshape(-1).multiply(scales.elements(role));
            return determined.negate().add(1).multiply(scales.repeats()).reshape(role.shape());
        });
    }

    /** {@code d log q / d log delta} of each element, theta held: {@code 1/2 (gamma - delta theta^2)}. Shape: that of each parameter. */
    public NamedTensors priorGradient() {
        NamedTensors effective = effectiveParameters();
        return each(role -> effective
                .get(role.parameter())
                .reshape(-1)
                .subtract(scales.elements(role).multiply(mean(role).square()))
                .multiply(0.5)
                .reshape(role.shape()));
    }

    /** Derivatives of {@code r sum_c log det(h H_c + D0)} by the statistics. */
    public NamedTensors cotangents() {
        Map<String, Tensor> sums = new LinkedHashMap<>();
        for (int term = 0; term < terms.size(); term++) {
            for (Volume block : terms.get(term)) {
                NamedTensors parts = block.cotangents(scales).prefixed(prefix(term));
                parts.asMap().forEach((name, part) -> sums.merge(name, part, Tensor::add));
            }
        }
        return NamedTensors.of(sums).map(sum -> sum.multiply(scales.repeats()));
    }

    /** Marginal variances by parameter, as {@link Volume#variances}, of the first term. */
    NamedTensors variances() {
        return variances(terms.get(0));
    }

    private NamedTensors variances(List<? extends Volume> term) {
        NamedTensors variances = NamedTensors.empty();
        for (Volume block : term) {
            variances = variances.with(block.variances(scales));
        }
        return variances;
    }

    /** What had to be mended in decompositions. */
    public Repairs repairs() {
        return terms.stream().flatMap(List::stream).map(Volume::repairs).reduce(Repairs.NONE, Repairs::plus);
    }

    private Tensor mean(Role role) {
        return theta.get(role.parameter()).reshape(-1);
    }

    private NamedTensors each(Function<Role, Tensor> function) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        roles.forEach(role -> tensors.put(role.parameter(), function.apply(role)));
        return NamedTensors.of(tensors);
    }
}
