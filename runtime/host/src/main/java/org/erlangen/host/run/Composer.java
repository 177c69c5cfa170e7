package org.erlangen.host.run;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Chosen;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.configuration.Places;
import org.erlangen.host.model.Composition;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.host.model.Settings;

/** Turns an experiment into problems. Reads no more than the data's headers and computes nothing. */
final class Composer {
    private final Experiment experiment;
    private final Places places;
    private final Path folder;

    @Inject
    Composer(Job job) {
        this(job.file(), job.folder());
    }

    /** A composer of a file's experiment, whose paths are relative to {@code folder}. */
    Composer(ExperimentFile file, Path folder) {
        this.experiment = file.experiment();
        this.places = file.places();
        this.folder = folder;
    }

    /** The problems, over these tensors. Errors: {@link ErlangenException} of kind CONFIGURATION with every mistake that can be told by now. */
    Composed compose(Tensors tensors) {
        DataOutline outline =
                experiment.data().provider().outline(experiment.data().options(), folder);
        List<Refusal> refusals = new ArrayList<>(networkRefusals(outline));
        Map<String, Transformations> groups = groups(outline.input(), refusals);
        refuse(refusals);
        Model model = new Model(
                experiment
                        .network()
                        .provider()
                        .network(experiment.network().options(), outline.input(), outline.outputs()),
                groups,
                experiment.invariance(),
                experiment.likelihood().provider(),
                outline);
        Composition.refusals(model).forEach(refusal -> refusals.add(refusal(refusal.where(), refusal)));
        List<Settings> settings = settings();
        refusals.addAll(settingRefusals(settings, model));
        refuse(refusals);
        TrainingPlan plan = experiment.training().plan(outline.training());
        Composed composed = new Composed(
                outline,
                settings.stream()
                        .map(setting -> problem(tensors, model, setting, plan))
                        .toList(),
                experiment.baseline()
                        ? Optional.of(problem(tensors, model.withoutGroups(), settings.get(0), plan))
                        : Optional.empty());
        refuse(estimatorRefusals(composed));
        return composed;
    }

    private List<Refusal> networkRefusals(DataOutline outline) {
        return experiment
                .network()
                .provider()
                .refusals(experiment.network().options(), outline.input(), outline.outputs())
                .stream()
                .map(refusal -> refusal(below("network", refusal), refusal))
                .toList();
    }

    private Map<String, Transformations> groups(Shape input, List<Refusal> refusals) {
        Map<String, Transformations> groups = new LinkedHashMap<>();
        int index = 0;
        for (Chosen<TransformationGroup<Record>, Record> chosen : experiment.groups()) {
            String place = "groups[" + index++ + "]";
            List<Refusal> misfits = chosen.provider().refusals(chosen.options(), input);
            misfits.forEach(refusal -> refusals.add(refusal(below(place, refusal), refusal)));
            if (misfits.isEmpty()
                    && groups.putIfAbsent(chosen.name(), chosen.provider().transformations(chosen.options(), input))
                            != null) {
                refusals.add(places.refusal(
                        place,
                        "the group '" + chosen.name() + "' is given twice",
                        "each group once",
                        "Leave one of them out"));
            }
        }
        return groups;
    }

    private List<Settings> settings() {
        List<Settings> settings = new ArrayList<>();
        for (int index = 0; index < experiment.starts().size(); index++) {
            settings.add(new Settings(
                    experiment.hyperparameters(), experiment.starts().get(index), "starts[" + index + "]"));
        }
        return settings;
    }

    private List<Refusal> settingRefusals(List<Settings> settings, Model model) {
        return settings.stream()
                .flatMap(setting -> refusals(setting, model).stream())
                .distinct()
                .map(refusal -> refusal(refusal.where(), refusal))
                .toList();
    }

    /** First values that are not allowed; else those that are allowed but lead nowhere. */
    private static List<Refusal> refusals(Settings setting, Model model) {
        List<Hyperparameter> proposed = model.hyperparameters();
        List<Refusal> refusals = setting.refusals(proposed);
        return refusals.isEmpty() ? Composition.refusals(model, setting.resolve(proposed)) : refusals;
    }

    private static InvariantProblem problem(Tensors tensors, Model model, Settings settings, TrainingPlan plan) {
        return new InvariantProblem(tensors, model, settings.resolve(model.hyperparameters()), plan);
    }

    private List<Refusal> estimatorRefusals(Composed composed) {
        return experiment
                .estimator()
                .provider()
                .refusals(experiment.estimator().options(), composed.starts().get(0))
                .stream()
                .map(refusal -> refusal(below("estimator", refusal), refusal))
                .toList();
    }

    private static String below(String key, Refusal refusal) {
        return refusal.where().isEmpty() ? key : key + "." + refusal.where();
    }

    private Refusal refusal(String keyPath, Refusal refusal) {
        return places.refusal(keyPath, refusal.what(), refusal.allowed(), refusal.advice());
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new ErlangenException(ErlangenException.Kind.CONFIGURATION, refusals);
        }
    }
}
