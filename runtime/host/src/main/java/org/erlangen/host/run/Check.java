package org.erlangen.host.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.outline.OutlineTensors;
import org.erlangen.host.training.Evaluation;

/** Composes an experiment and sends one batch of shapes through it. Opens no backend, loads no data, writes nothing. */
public final class Check {
    /** A state with the two moments of its optimiser, twice, since states alternate; with means and deviations of a Gaussian. */
    private static final int STATE_COPIES = 2 * 3 * 2;

    private Check() {}

    /** What a run would take. Errors: {@link org.erlangen.api.provider.ErlangenException} with every mistake found. */
    public static Sizes of(ExperimentFile file, Path folder) {
        Precision precision = file.experiment().precision();
        Composed composed = new Composer(file, folder).compose(new OutlineTensors(precision));
        InvariantProblem problem = composed.starts().get(0);
        DataOutline data = composed.outline();
        TrainingPlan plan = problem.plan();
        long training = forward(file, folder, Math.min(plan.portion(), plan.examples()), false);
        long evaluation = forward(file, folder, Math.min(Evaluation.slice(plan), plan.examples()), true);
        Sizes sizes = new Sizes(
                data,
                plan,
                composed.starts().size() + (composed.baseline().isPresent() ? 1 : 0),
                problem.network().parameters().stream()
                        .map(parameter -> new Sizes.ParameterSize(parameter.name(), parameter.shape()))
                        .toList(),
                problem.hyperparameters(),
                training,
                0);
        long examples = (long) (data.training() + data.test()) * data.input().elements() * precision.bytes();
        long states = STATE_COPIES * sizes.parameterCount() * precision.bytes();
        long memory = examples + states + Math.max(2 * training, evaluation);
        return new Sizes(data, plan, sizes.fits(), sizes.parameters(), sizes.hyperparameters(), training, memory);
    }

    /** Bytes of all tensors of one forward pass. */
    private static long forward(ExperimentFile file, Path folder, int examples, boolean evaluation) {
        OutlineTensors tensors = new OutlineTensors(file.experiment().precision());
        Composed composed = new Composer(file, folder).compose(tensors);
        InvariantProblem problem = composed.starts().get(0);
        Key key = Key.ofSeed(file.experiment().seed());
        PointSites sites = new PointSites(problem.network().initialise(tensors, key));
        Map<String, Tensor> eta = new LinkedHashMap<>();
        for (Hyperparameter hyperparameter : problem.hyperparameters()) {
            eta.put(hyperparameter.name(), tensors.zeros(hyperparameter.shape()));
        }
        Dataset batch = new Dataset(
                tensors.zeros(Shape.of(examples).append(composed.outline().input())),
                tensors.zeros(targets(examples, composed.outline())));
        long before = tensors.bytes();
        problem.logLikelihood(sites, batch, NamedTensors.of(eta), problem.draw(key, evaluation));
        return tensors.bytes() - before;
    }

    private static Shape targets(int examples, DataOutline data) {
        return data.targets() == DataOutline.Targets.CLASSES ? Shape.of(examples) : Shape.of(examples, data.outputs());
    }
}
