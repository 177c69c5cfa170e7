package org.erlangen.host.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.host.option.Field;
import org.erlangen.host.option.Nearest;
import org.erlangen.host.option.OptionType;
import org.erlangen.host.option.Schema;
import org.erlangen.host.plugin.Catalogue;

/** Makes records of options from YAML trees. Every mistake is collected; with any, there is no record. */
final class OptionBinder {
    private final Catalogue catalogue;
    private final Mistakes mistakes;

    OptionBinder(Catalogue catalogue, Mistakes mistakes) {
        this.catalogue = catalogue;
        this.mistakes = mistakes;
    }

    /** The record of a mapping whose keys are the options; {@code alsoKnown} are keys that belong to others. */
    <C extends Record> Optional<C> bind(Schema<C> schema, Node.Mapping node, String path, List<String> alsoKnown) {
        int before = mistakes.count();
        List<String> known = new ArrayList<>(alsoKnown);
        known.addAll(schema.keys());
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                unknown(value.place(), join(path, key), key, known);
            }
        });
        List<Object> values = new ArrayList<>();
        for (Field field : schema.fields()) {
            field(field, node, path).ifPresent(values::add);
        }
        if (mistakes.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(schema.create(values));
        } catch (IllegalArgumentException refused) {
            mistakes.add(node.place(), path, String.valueOf(refused.getMessage()), "", "");
            return Optional.empty();
        }
    }

    /** The record of a node that should be a mapping; an absent section is an empty one. */
    <C extends Record> Optional<C> bindSection(Class<C> type, Node node, String path) {
        if (node instanceof Node.Mapping mapping) {
            return bind(Schema.of(type), mapping, path, List.of());
        }
        mistakes.add(node.place(), path, "is " + node.words(), "must be a group of keys", "");
        return Optional.empty();
    }

    void unknown(String place, String path, String key, List<String> known) {
        String allowed = known.isEmpty() ? "there are no options here" : "known here are " + String.join(", ", known);
        mistakes.add(place, path, "the key '" + key + "' is unknown", allowed, Nearest.question(key, known));
    }

    private Optional<Object> field(Field field, Node.Mapping node, String path) {
        Node value = node.entries().get(field.key());
        String keyPath = join(path, field.key());
        if (value != null) {
            Optional<Object> bound = value(field.type(), value, keyPath, advice(field));
            bound.flatMap(field::violation)
                    .ifPresent(range -> mistakes.add(
                            value.place(), keyPath, described(value) + " is out of range", range, advice(field)));
            return bound;
        }
        Optional<Object> byDefault = field.defaultValue();
        if (byDefault.isEmpty()) {
            missing(field, node, keyPath);
        }
        return byDefault;
    }

    private void missing(Field field, Node.Mapping node, String keyPath) {
        if (field.type() instanceof OptionType.Nested nested) {
            bind(nested.schema(), new Node.Mapping(node.place(), Map.of()), keyPath, List.of());
            return;
        }
        mistakes.add(node.place(), keyPath, "is missing", demanded(field), "");
    }

    private Optional<Object> value(OptionType type, Node node, String path, String advice) {
        if (type instanceof OptionType.Many many) {
            return list(many, node, path, advice);
        }
        if (type instanceof OptionType.Plugged plugged) {
            return new PluginBinder(catalogue, mistakes, this)
                    .choice(plugged, node, path)
                    .map(choice -> choice);
        }
        if (type instanceof OptionType.Nested nested) {
            if (node instanceof Node.Mapping mapping) {
                return bind(nested.schema(), mapping, path, List.of()).map(record -> record);
            }
            mistakes.add(node.place(), path, "is " + node.words(), "must be a group of keys", advice);
            return Optional.empty();
        }
        return scalar((OptionType.Scalar) type, node, path, advice);
    }

    private Optional<Object> list(OptionType.Many type, Node node, String path, String advice) {
        if (!(node instanceof Node.Sequence sequence)) {
            mistakes.add(node.place(), path, "is " + node.words(), "must be a list in brackets", advice);
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            value(type.element(), sequence.items().get(i), path + "[" + i + "]", "")
                    .ifPresent(values::add);
        }
        return values.size() == sequence.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    /** The value of a node that should be one word or number. */
    Optional<Object> scalar(OptionType.Scalar type, Node node, String path, String advice) {
        if (!(node instanceof Node.Scalar scalar)) {
            mistakes.add(node.place(), path, "is " + node.words(), "must be " + type.expected(), advice);
            return Optional.empty();
        }
        if (scalar.isNothing()) {
            mistakes.add(node.place(), path, "has no value", "must be " + type.expected(), advice);
            return Optional.empty();
        }
        if (scalar.quoted() && !type.mayBeQuoted()) {
            String allowed = "must be " + type.expected() + " without quotes";
            mistakes.add(node.place(), path, "'" + scalar.text() + "' in quotes is a text", allowed, "");
            return Optional.empty();
        }
        try {
            return Optional.of(type.parse(scalar.text()));
        } catch (IllegalArgumentException wrong) {
            String question =
                    type instanceof OptionType.Choice choice ? Nearest.question(scalar.text(), choice.names()) : "";
            mistakes.add(
                    node.place(),
                    path,
                    "'" + scalar.text() + "' is not allowed",
                    String.valueOf(wrong.getMessage()),
                    question.isEmpty() ? advice : question);
            return Optional.empty();
        }
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String demanded(Field field) {
        String range = field.range().isEmpty() ? "" : " " + field.range();
        return "must be " + field.type().expected() + range + " ("
                + field.option().value() + ")";
    }

    private static String described(Node value) {
        return value instanceof Node.Scalar scalar ? scalar.text() : value.words();
    }

    private static String advice(Field field) {
        String byDefault = field.option().byDefault();
        return byDefault.isEmpty() ? "" : "Leave it out for the default " + byDefault;
    }
}
