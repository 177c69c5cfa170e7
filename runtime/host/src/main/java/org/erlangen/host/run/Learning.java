package org.erlangen.host.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.Examples;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.PathShare;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.training.Earlier;
import org.erlangen.host.training.Evaluation;
import org.erlangen.host.training.Fit;
import org.erlangen.host.training.Fits;
import org.erlangen.host.training.Interruption;
import org.erlangen.host.training.Judgement;
import org.erlangen.host.training.Trainer;
import org.erlangen.tensor.Engine;

/** The part of a run that computes: fits, judges, and writes checkpoint and result before reporters see the end. */
@SuppressWarnings("try") // a scope acts by being open
final class Learning {
    private final Experiment experiment;
    private final Engine engine;
    private final RunDirectory directory;
    private final Checkpoints checkpoints;
    private final Stopwatch watch;
    private final Consumer<RunEvent> events;
    private final BooleanSupplier interrupted;
    private final Key root;

    Learning(
            Experiment experiment,
            Engine engine,
            RunDirectory directory,
            Checkpoints checkpoints,
            Stopwatch watch,
            Consumer<RunEvent> events,
            BooleanSupplier interrupted) {
        this.experiment = experiment;
        this.engine = engine;
        this.directory = directory;
        this.checkpoints = checkpoints;
        this.watch = watch;
        this.events = events;
        this.interrupted = interrupted;
        this.root = Key.ofSeed(experiment.seed());
    }

    RunOutcome of(Composed composed, Examples examples, Earlier earlier) {
        events.accept(new RunEvent.RunStarted(examples));
        TrainingPlan plan = composed.starts().get(0).plan();
        Function<Problem, Estimation> estimator = problem ->
                experiment.estimator().provider().bind(experiment.estimator().options(), problem);
        try (Fits fits = new Fits(engine, new Trainer(engine, plan, interrupted), estimator, events, root, earlier)) {
            return with(fits, composed, examples);
        }
    }

    private RunOutcome with(Fits fits, Composed composed, Examples examples) {
        double before = watch.ownSeconds();
        Fits.Outcome outcome;
        try {
            outcome = fits.fit(composed.starts(), composed.baseline(), examples.training());
        } catch (Interruption interruption) {
            checkpoints.reached(interruption.fit(), interruption.reached());
            return new RunOutcome.Interrupted(
                    directory.folder(),
                    directory.checkpoint(),
                    interruption.fit(),
                    interruption.reached().epoch());
        }
        int fitted = outcome.starts().size() + (outcome.baseline().isPresent() ? 1 : 0);
        double perEpoch =
                (watch.seconds() - before) / ((double) experiment.training().epochs() * fitted);
        return finished(composed, examples, outcome, perEpoch);
    }

    private RunOutcome finished(Composed composed, Examples examples, Fits.Outcome outcome, double perEpoch) {
        Fit best = outcome.best();
        checkpoints.best(best.name(), best.state());
        Result result = new Result(
                experiment.name(),
                experiment.estimator().name(),
                experiment.seed(),
                composed.outline().targets(),
                summary(best, examples),
                outcome.starts(),
                outcome.baseline().map(baseline -> summary(baseline, examples)),
                watch.seconds(),
                perEpoch);
        RunDirectory.write(directory.result(), Json.text(new ResultJson(result).tree()));
        checkpoints.tidy();
        events.accept(new RunEvent.RunEnded(
                best.name(), best.problem(), best.problem().groups(), best.estimation(), best.state()));
        return new RunOutcome.Finished(directory.folder(), result);
    }

    private Summary summary(Fit fit, Examples examples) {
        Evaluation evaluation = new Evaluation(
                engine,
                fit.problem().likelihood(),
                Evaluation.slice(fit.problem().plan()));
        long parameters = fit.problem().network().parameters().stream()
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
        Map<String, Judgement> judgements = evaluation.judge(fit.estimation(), fit.state(), examples, root);
        judgements.forEach((prediction, judgement) -> tell(fit.name(), prediction, judgement));
        try (MemoryScope scope = engine.openScope()) {
            Map<String, NamedTensors> tables = fit.estimation().tables(fit.state());
            List<PathShare> paths = Optional.ofNullable(tables.get(Estimation.EFFECTIVE_PARAMETERS))
                    .map(effective -> PathShare.of(fit.problem().network(), effective))
                    .orElse(List.of());
            return new Summary(
                    fit.name(),
                    fit.evidence(),
                    fit.hyperparameters(),
                    tensors(fit),
                    judgements,
                    parameters,
                    numbers(tables),
                    paths);
        }
    }

    private static Map<String, Map<String, Double>> numbers(Map<String, NamedTensors> tables) {
        Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            Map<String, Double> byParameter = new LinkedHashMap<>();
            table.asMap().forEach((parameter, number) -> byParameter.put(parameter, number.item()));
            numbers.put(name, byParameter);
        });
        return numbers;
    }

    private void tell(String fit, String prediction, Judgement judgement) {
        judgement
                .training()
                .calibration()
                .ifPresent(training -> judgement
                        .test()
                        .calibration()
                        .ifPresent(test -> events.accept(new RunEvent.Judged(fit, prediction, training, test))));
    }

    private static Map<String, Elements> tensors(Fit fit) {
        Map<String, Elements> tensors = new LinkedHashMap<>();
        fit.estimation().hyperparameters(fit.state()).asMap().forEach((name, tensor) -> {
            if (tensor.shape().rank() > 0) {
                tensors.put(
                        name,
                        new Elements(
                                tensor.shape(),
                                Arrays.stream(tensor.toDoubles()).boxed().toList()));
            }
        });
        return tensors;
    }
}
