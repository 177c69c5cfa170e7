package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.provider.Refusal;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Grouping;
import org.erlangen.inference.laplace.option.Keep;
import org.erlangen.inference.laplace.option.LaplaceOptions;
import org.erlangen.inference.laplace.option.Outputs;
import org.erlangen.inference.laplace.option.PriorPrecision;

/** When options of a bound go with each other and with a problem. */
record BoundConditions(LaplaceOptions options, Problem problem) {
    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>(options.bound() == Bound.NONE ? idle() : List.of());
        if (options.grouping() == Grouping.CLASS && problem.likelihood().targets() == DataOutline.Targets.REAL) {
            refusals.add(new Refusal("grouping", "real targets have no classes", "random", "Use random"));
        }
        if (options.outputs() != Outputs.ALL && options.fisher() == Fisher.EMPIRICAL) {
            refusals.add(new Refusal(
                    "outputs",
                    "the empirical curvature is not made of single outputs",
                    "all, or fisher: gauss-newton",
                    "Set fisher: gauss-newton"));
        }
        if (options.keep() == Keep.BEST && isOfParts()) {
            refusals.add(new Refusal(
                    "keep",
                    "bounds from random parts of the data are no measure of which epoch was best",
                    "last",
                    "Set keep: last"));
        }
        if (options.bound() == Bound.KERNEL) {
            refusals.addAll(kernel());
        }
        return refusals;
    }

    private boolean isOfParts() {
        return options.bound() != Bound.NONE
                && options.subset() != 0
                && options.subset() < problem.plan().examples();
    }

    /** Options that would do nothing. */
    private List<Refusal> idle() {
        List<Refusal> refusals = new ArrayList<>();
        if (options.subset() != 0) {
            refusals.add(needsBound("subset", "a subset"));
        }
        if (options.outputs() != Outputs.ALL) {
            refusals.add(needsBound("outputs", "a choice of outputs"));
        }
        if (options.grouping() != Grouping.RANDOM) {
            refusals.add(needsBound("grouping", "a grouping"));
        }
        return refusals;
    }

    private static Refusal needsBound(String where, String what) {
        return new Refusal(
                where, what + " does nothing without a bound", "bound: kernel or parametric", "Set bound: kernel");
    }

    private List<Refusal> kernel() {
        List<Refusal> refusals = new ArrayList<>();
        if (options.prior() == PriorPrecision.DIAGONAL) {
            refusals.add(new Refusal(
                    "prior",
                    "a prior precision for each element does not go with a kernel",
                    "scalar or per-tensor, or bound: parametric",
                    "Use per-tensor"));
        }
        int all = problem.plan().examples();
        long examples = options.subset() == 0 ? all : Math.min(all, options.subset());
        boolean together = options.outputs() == Outputs.ALL && options.fisher() == Fisher.GAUSS_NEWTON;
        long size = examples * (together ? problem.network().readout().outputs() : 1);
        if (size > LaplaceApproximation.LARGEST_BLOCK) {
            refusals.add(new Refusal(
                    "subset",
                    "a kernel of " + size + " rows is too large",
                    "at most " + LaplaceApproximation.LARGEST_BLOCK + ": examples, times outputs when all go together",
                    "Lower it, or use outputs: pseudo"));
        }
        return refusals;
    }
}
