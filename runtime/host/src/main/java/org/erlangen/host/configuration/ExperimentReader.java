package org.erlangen.host.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Provider;
import org.erlangen.host.option.OptionType;
import org.erlangen.host.option.Schema;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.plugin.Plugin;
import org.erlangen.host.plugin.Spi;

/** Makes an experiment of a YAML tree. */
final class ExperimentReader {
    /** The backend of an experiment that names none. */
    static final String DEFAULT_BACKEND = "nd4j";

    private static final List<String> SECTIONS = List.of(
            "backend",
            "data",
            "network",
            "likelihood",
            "groups",
            "invariance",
            "estimator",
            "training",
            "hyperparameters",
            "starts",
            "reports");
    private static final Pattern HYPERPARAMETER = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    private final Catalogue catalogue;
    private final Mistakes mistakes;
    private final OptionBinder binder;
    private final PluginBinder plugins;

    ExperimentReader(Catalogue catalogue, Mistakes mistakes) {
        this.catalogue = catalogue;
        this.mistakes = mistakes;
        this.binder = new OptionBinder(catalogue, mistakes);
        this.plugins = new PluginBinder(catalogue, mistakes, binder);
    }

    /** The experiment. Errors: {@link ErlangenException} with all mistakes, those found earlier included. */
    Experiment read(Node root) {
        Node.Mapping file = root instanceof Node.Mapping mapping ? mapping : new Node.Mapping(root.place(), Map.of());
        if (file.entries().isEmpty()) {
            mistakes.add(
                    root.place(),
                    "",
                    "is no experiment",
                    "an experiment file has keys such as name, data, network",
                    "");
            mistakes.refuseIfAny();
        }
        Optional<General> general = binder.bind(Schema.of(General.class), file, "", SECTIONS);
        var backend = backend(file);
        var data = chosen(Spi.DATA, file, "data");
        var network = chosen(Spi.NETWORK, file, "network");
        var likelihood = chosen(Spi.LIKELIHOOD, file, "likelihood");
        var groups = chosenList(Spi.GROUP, file, "groups");
        var invariance = section(Invariance.class, file, "invariance");
        var estimator = chosen(Spi.ESTIMATOR, file, "estimator");
        var training = section(Training.class, file, "training");
        var hyperparameters = hyperparameters(file);
        var starts = starts(file);
        var reports = chosenList(Spi.REPORT, file, "reports");
        mistakes.refuseIfAny();
        General plain = general.orElseThrow();
        return new Experiment(
                plain.name(),
                plain.seed(),
                plain.precision(),
                backend.orElseThrow(),
                data.orElseThrow(),
                network.orElseThrow(),
                likelihood.orElseThrow(),
                groups,
                invariance.orElseThrow(),
                estimator.orElseThrow(),
                training.orElseThrow(),
                hyperparameters,
                starts,
                plain.baseline(),
                reports);
    }

    private <C extends Record> Optional<C> section(Class<C> type, Node.Mapping file, String key) {
        Node node = file.entries().getOrDefault(key, new Node.Mapping(file.place(), Map.of()));
        return binder.bindSection(type, node, key);
    }

    private Optional<Chosen<TensorBackend, TensorBackend.Options>> backend(Node.Mapping file) {
        Node.Scalar byDefault = new Node.Scalar(file.place(), DEFAULT_BACKEND, false);
        Node node = file.entries().getOrDefault("backend", byDefault);
        if (node instanceof Node.Mapping mapping && !mapping.entries().containsKey(PluginBinder.USE)) {
            node = mapping.with(PluginBinder.USE, byDefault);
        }
        return plugins.chosen(Spi.BACKEND, node, "backend");
    }

    private <P extends Provider<C>, C extends Record> Optional<Chosen<P, C>> chosen(
            Spi<P, C> spi, Node.Mapping file, String key) {
        Node node = file.entries().get(key);
        if (node == null) {
            List<String> names =
                    catalogue.plugins(spi).stream().map(Plugin::name).toList();
            mistakes.add(
                    file.place(),
                    key,
                    "is missing",
                    "name a " + spi + " plugin, one of " + String.join(", ", names),
                    "");
            return Optional.empty();
        }
        return plugins.chosen(spi, node, key);
    }

    private <P extends Provider<C>, C extends Record> List<Chosen<P, C>> chosenList(
            Spi<P, C> spi, Node.Mapping file, String key) {
        List<Chosen<P, C>> list = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Node> items = items(file, key);
        for (int i = 0; i < items.size(); i++) {
            String path = key + "[" + i + "]";
            Node item = items.get(i);
            plugins.chosen(spi, item, path).ifPresent(one -> {
                list.add(one);
                if (!names.add(one.name())) {
                    mistakes.add(
                            item.place(), path, "'" + one.name() + "' is given twice", "each " + spi + " once", "");
                }
            });
        }
        return list;
    }

    private List<Node> items(Node.Mapping file, String key) {
        Node node = file.entries().get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        mistakes.add(node.place(), key, "is " + node.words(), "must be a list in brackets", "");
        return List.of();
    }

    private Map<String, Node> byHyperparameter(Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            mistakes.add(
                    node.place(),
                    path,
                    "is " + node.words(),
                    "must give values by full name: {affine.rotation: ...}",
                    "");
            return Map.of();
        }
        mapping.entries().forEach((name, value) -> {
            if (!HYPERPARAMETER.matcher(name).matches()) {
                String allowed = "write group or likelihood, a dot, and its own name, such as affine.rotation";
                mistakes.add(value.place(), path + "." + name, "'" + name + "' is no hyperparameter", allowed, "");
            }
        });
        return mapping.entries();
    }

    private Map<String, HyperparameterSetting> hyperparameters(Node.Mapping file) {
        Node node = file.entries().getOrDefault("hyperparameters", new Node.Mapping(file.place(), Map.of()));
        Map<String, HyperparameterSetting> settings = new LinkedHashMap<>();
        byHyperparameter(node, "hyperparameters")
                .forEach((name, value) -> binder.bindSection(
                                HyperparameterSetting.class, value, "hyperparameters." + name)
                        .ifPresent(setting -> settings.put(name, setting)));
        return settings;
    }

    private List<Map<String, Double>> starts(Node.Mapping file) {
        List<Map<String, Double>> starts = new ArrayList<>();
        List<Node> items = items(file, "starts");
        for (int i = 0; i < items.size(); i++) {
            String path = "starts[" + i + "]";
            Map<String, Double> values = new LinkedHashMap<>();
            byHyperparameter(items.get(i), path)
                    .forEach((name, value) -> binder.scalar(new OptionType.Real(false), value, path + "." + name, "")
                            .ifPresent(number -> values.put(name, (Double) number)));
            starts.add(values);
        }
        return starts;
    }
}
