package org.erlangen.host.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;

/** Whether the parts of a model fit each other. Places are key paths of the experiment. */
public final class Composition {
    private Composition() {}

    /** All that does not fit; empty when all is well. Nothing is computed. */
    public static List<Refusal> refusals(Model model) {
        List<Refusal> refusals = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, Transformations> group : model.groups().entrySet()) {
            String place = "groups[" + index++ + "]";
            refusals.addAll(
                    domain(place, group.getKey(), group.getValue(), model.data().input()));
        }
        refusals.addAll(placement(model));
        refusals.addAll(stepSize(model));
        refusals.addAll(likelihood(model));
        return refusals;
    }

    /** Learnt tensors of groups that would start where the evidence has no slope: opposite elements cancel at 0. */
    public static List<Refusal> refusals(Model model, List<Hyperparameter> started) {
        Sampling sampling = model.invariance().sampling();
        if (sampling != Sampling.ANTITHETIC && sampling != Sampling.DETERMINISTIC) {
            return List.of();
        }
        Set<String> extents = model.groups().values().stream()
                .flatMap(group -> group.extents().stream())
                .map(Hyperparameter::name)
                .collect(Collectors.toSet());
        return started.stream()
                .filter(extent -> extents.contains(extent.name()))
                .filter(extent -> extent.learnt() && !extent.isScalar() && extent.initial() == 0)
                .map(extent -> new Refusal(
                        "invariance.sampling",
                        written(sampling) + " elements come in opposite pairs, which tell nothing of '" + extent.name()
                                + "' where it starts, at 0",
                        "stochastic, stratified",
                        "Or let it start at another deviation, such as 0.1"))
                .toList();
    }

    private static List<Refusal> domain(String place, String name, Transformations group, Shape input) {
        Domain domain = group.domain();
        int rank = rank(domain);
        if (input.rank() != rank) {
            return List.of(new Refusal(
                    place,
                    "the group '" + name + "' acts on " + words(domain) + ", one input has shape " + input,
                    "an input of " + (rank == 1 ? "one axis" : rank + " axes"),
                    "Choose other data or leave the group out"));
        }
        int needed = domain == Domain.IMAGE_PLANE ? 3 : input.size(-1) + 1;
        if (group instanceof LieGroup lie && lie.generators().get(0).size() != needed) {
            int size = lie.generators().get(0).size();
            return List.of(new Refusal(
                    place,
                    "the generators of '" + name + "' are " + size + " x " + size + " matrices",
                    "inputs of shape " + input + " need " + needed + " x " + needed,
                    ""));
        }
        return List.of();
    }

    private static int rank(Domain domain) {
        return switch (domain) {
            case IMAGE_PLANE -> 3;
            case POINTS -> 2;
            case PHASE_SPACE -> 1;
        };
    }

    private static String words(Domain domain) {
        return switch (domain) {
            case IMAGE_PLANE -> "images (channels, rows, columns)";
            case POINTS -> "sets of points (points, coordinates)";
            case PHASE_SPACE -> "states of phase space";
        };
    }

    private static List<Refusal> placement(Model model) {
        List<Refusal> refusals = new ArrayList<>();
        Invariance invariance = model.invariance();
        if (model.groups().isEmpty()) {
            return refusals;
        }
        if (invariance.placement() == Placement.ENERGY || model.network() instanceof EnergyNetwork) {
            return energy(model);
        }
        if (invariance.placement() == Placement.INPUT) {
            if (invariance.average() == Average.PREACTIVATION) {
                refusals.add(new Refusal(
                        "invariance.average",
                        "preactivation averages transformed filters, but inputs are transformed",
                        "logits, probabilities or losses",
                        "Or set invariance.placement to filter"));
            }
            return refusals;
        }
        if (!hasHiddenPlaneFilters(model)) {
            refusals.add(new Refusal(
                    "invariance.placement",
                    written(invariance.placement())
                            + " needs a network whose first dense map reads whole images and is followed by another",
                    "input works with every network",
                    "Set invariance.placement to input or choose another network"));
        }
        for (Map.Entry<String, Transformations> group : model.groups().entrySet()) {
            if (group.getValue().domain() != Domain.IMAGE_PLANE) {
                refusals.add(new Refusal(
                        "invariance.placement",
                        "filters are images, but the group '" + group.getKey() + "' acts on "
                                + words(group.getValue().domain()),
                        "input",
                        ""));
            }
        }
        return refusals;
    }

    /** An energy is averaged inside its network, over maps of phase space, and in no other way. */
    private static List<Refusal> energy(Model model) {
        List<Refusal> refusals = new ArrayList<>();
        Invariance invariance = model.invariance();
        if (!(model.network() instanceof EnergyNetwork)) {
            refusals.add(new Refusal(
                    "invariance.placement",
                    "energy averages a network's energy, but this network has none",
                    "a network such as hamiltonian",
                    "Choose another network, or set invariance.placement to input"));
        } else if (invariance.placement() != Placement.ENERGY) {
            refusals.add(new Refusal(
                    "invariance.placement",
                    written(invariance.placement())
                            + " averages outputs, but this network predicts states by an energy",
                    "energy",
                    "Set invariance.placement to energy"));
        }
        if (invariance.average() != Average.LOGITS) {
            refusals.add(new Refusal(
                    "invariance.average",
                    written(invariance.average()) + " cannot be averaged where the energy is",
                    "logits",
                    "Leave it out"));
        }
        for (Map.Entry<String, Transformations> group : model.groups().entrySet()) {
            if (group.getValue().domain() != Domain.PHASE_SPACE) {
                refusals.add(new Refusal(
                        "invariance.placement",
                        "energies are functions of states, but the group '" + group.getKey() + "' acts on "
                                + words(group.getValue().domain()),
                        "a group of phase space",
                        ""));
            }
        }
        return refusals;
    }

    /** A network that predicts by an energy must predict as far ahead as the data are apart. */
    private static List<Refusal> stepSize(Model model) {
        if (!(model.network() instanceof EnergyNetwork energy)) {
            return List.of();
        }
        return model.data().stepSize().stream()
                .filter(step -> step != energy.stepSize())
                .mapToObj(step -> new Refusal(
                        "network.step-size",
                        "the network predicts states " + energy.stepSize() + " ahead, but those of the data are " + step
                                + " apart",
                        "",
                        "Set it to " + step))
                .toList();
    }

    private static boolean hasHiddenPlaneFilters(Model model) {
        List<LinearMap> maps = model.network().maps();
        return model.network().hasPlaneFilters() && maps.size() > 1 && maps.get(0) instanceof LinearMap.Dense;
    }

    private static List<Refusal> likelihood(Model model) {
        if (model.likelihood().targets() == model.data().targets()) {
            return List.of();
        }
        return List.of(new Refusal(
                "likelihood",
                "the likelihood '" + model.likelihood().describe().name() + "' is for "
                        + words(model.likelihood().targets())
                        + ", the targets are "
                        + words(model.data().targets()),
                "",
                "Choose another likelihood or other data"));
    }

    private static String words(DataOutline.Targets targets) {
        return targets == DataOutline.Targets.CLASSES ? "classes" : "real numbers";
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
