package org.erlangen.host.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.host.configuration.HyperparameterSetting;
import org.erlangen.host.option.Nearest;

/**
 * What an experiment says of hyperparameters, on top of what their owners propose.
 *
 * @param settings by full name
 * @param start first values by full name, which go before those of the settings
 * @param place key path of {@code start}: {@code starts[0]}
 */
public record Settings(Map<String, HyperparameterSetting> settings, Map<String, Double> start, String place) {
    /** Settings without a start of their own. */
    public static Settings of(Map<String, HyperparameterSetting> settings) {
        return new Settings(settings, Map.of(), "");
    }

    /** Names that nobody has, and first values that are not allowed; places are key paths. */
    public List<Refusal> refusals(List<Hyperparameter> proposed) {
        List<Refusal> refusals = new ArrayList<>();
        settings.keySet().forEach(name -> unknown("hyperparameters." + name, name, proposed, refusals));
        start.keySet().forEach(name -> unknown(place + "." + name, name, proposed, refusals));
        for (Hyperparameter hyperparameter : proposed) {
            String name = hyperparameter.name();
            HyperparameterSetting setting = settings.get(name);
            Double started = start.get(name);
            if (setting != null && (started == null || setting.initial().isPresent())) {
                double value = setting.initial().orElse(hyperparameter.initial());
                forbidden("hyperparameters." + name, hyperparameter, value, refusals);
            }
            if (started != null) {
                forbidden(place + "." + name, hyperparameter, started, refusals);
            }
        }
        return refusals;
    }

    /** The hyperparameters with these settings, in their order; names that nobody has are passed over. */
    public List<Hyperparameter> resolve(List<Hyperparameter> proposed) {
        return proposed.stream()
                .map(hyperparameter ->
                        hyperparameter.heldAt(initial(hyperparameter)).learnt(isLearnt(hyperparameter)))
                .toList();
    }

    private double initial(Hyperparameter proposed) {
        Double started = start.get(proposed.name());
        if (started != null) {
            return started;
        }
        HyperparameterSetting setting = settings.get(proposed.name());
        return setting == null ? proposed.initial() : setting.initial().orElse(proposed.initial());
    }

    private boolean isLearnt(Hyperparameter proposed) {
        HyperparameterSetting setting = settings.get(proposed.name());
        return setting == null ? proposed.learnt() : setting.learn();
    }

    private void forbidden(String where, Hyperparameter hyperparameter, double value, List<Refusal> refusals) {
        if (!allows(hyperparameter.constraint(), isLearnt(hyperparameter), value)) {
            refusals.add(new Refusal(
                    where,
                    value + " is no first value of '" + hyperparameter.name() + "'",
                    allowed(hyperparameter),
                    "Left out, it starts at " + hyperparameter.initial()));
        }
    }

    private String allowed(Hyperparameter hyperparameter) {
        String range = "a " + hyperparameter.constraint() + " number";
        return isLearnt(hyperparameter) && hyperparameter.constraint().positive()
                ? range + ", not 0, since the marginal likelihood has no slope there"
                : range;
    }

    private static boolean allows(Constraint constraint, boolean learnt, double value) {
        double least = constraint.positive() ? 0 : Double.NEGATIVE_INFINITY;
        boolean inside = Double.isFinite(value) && value >= least && value <= constraint.limit();
        return inside && !(learnt && constraint.positive() && value == 0);
    }

    private static void unknown(String place, String name, List<Hyperparameter> proposed, List<Refusal> refusals) {
        List<String> names = proposed.stream().map(Hyperparameter::name).toList();
        if (!names.contains(name)) {
            refusals.add(new Refusal(
                    place,
                    "there is no hyperparameter '" + name + "'",
                    names.isEmpty() ? "the model has none" : String.join(", ", names),
                    Nearest.question(name, names)));
        }
    }
}
