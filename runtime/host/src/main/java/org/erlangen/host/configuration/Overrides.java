package org.erlangen.host.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts {@code key.path=value} from the command line into a tree. Names of hyperparameters keep their dots: {@code
 * hyperparameters.affine.rotation.initial=0.5}, {@code starts[0].affine.rotation=0.2}.
 */
final class Overrides {
    private static final Pattern SEGMENT = Pattern.compile("([^\\[\\]]+)((?:\\[[0-9]{1,4}\\])*)");
    private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)\\]");
    private static final Pattern HYPERPARAMETER = Pattern.compile("(hyperparameters)\\.(.+)\\.(initial|learn)");
    private static final Pattern WHOLE_HYPERPARAMETER = Pattern.compile("(hyperparameters)\\.(.+)");
    private static final Pattern START = Pattern.compile("(starts\\[[0-9]{1,4}\\])\\.(.+)");

    private final Mistakes mistakes;

    Overrides(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** A tree with overrides applied in order. */
    Node apply(Node root, List<String> overrides) {
        Node changed = root;
        for (String override : overrides) {
            changed = apply(changed, override);
        }
        return changed;
    }

    private Node apply(Node root, String override) {
        String place = "--set " + override;
        int equals = override.indexOf('=');
        List<String> steps = equals < 1 ? List.of() : steps(override.substring(0, equals));
        if (steps.isEmpty()) {
            mistakes.add(place, "", "is no override", "it must read KEY.PATH=VALUE, such as network.hidden=128", "");
            return root;
        }
        Node value = YamlTree.read(override.substring(equals + 1), line -> place, mistakes);
        return set(root, steps, 0, value, place);
    }

    private static List<String> steps(String path) {
        List<String> segments = new ArrayList<>();
        for (Pattern special : List.of(HYPERPARAMETER, WHOLE_HYPERPARAMETER, START)) {
            Matcher matcher = special.matcher(path);
            if (segments.isEmpty() && matcher.matches()) {
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    segments.add(matcher.group(i));
                }
            }
        }
        if (segments.isEmpty()) {
            segments.addAll(List.of(path.split("\\.", -1)));
        }
        List<String> steps = new ArrayList<>();
        for (String segment : segments) {
            Matcher matcher = SEGMENT.matcher(segment);
            if (!matcher.matches()) {
                return List.of();
            }
            steps.add(matcher.group(1));
            INDEX.matcher(matcher.group(2)).results().forEach(index -> steps.add("[" + index.group(1)));
        }
        return steps;
    }

    private Node set(Node node, List<String> steps, int depth, Node value, String place) {
        if (depth == steps.size()) {
            return value;
        }
        String step = steps.get(depth);
        if (step.startsWith("[")) {
            return setItem(node, steps, depth, value, place);
        }
        Node.Mapping mapping = mapping(node, steps.get(0), depth, place);
        Node inner = mapping.entries().getOrDefault(step, new Node.Scalar(place, "", false));
        Node changed = set(inner, steps, depth + 1, value, place);
        return changed == inner ? mapping : mapping.with(step, changed);
    }

    private Node setItem(Node node, List<String> steps, int depth, Node value, String place) {
        int index = Integer.parseInt(steps.get(depth).substring(1));
        List<Node> items = new ArrayList<>(node instanceof Node.Sequence sequence ? sequence.items() : List.of());
        boolean isList = node instanceof Node.Sequence || (node instanceof Node.Scalar some && some.isNothing());
        if (!isList || index > items.size()) {
            String there = isList ? "a list of " + items.size() : node.words();
            mistakes.add(place, "", "there is no item [" + index + "]", "the file has " + there + " there", "");
            return node;
        }
        Node inner = index < items.size() ? items.get(index) : new Node.Scalar(place, "", false);
        Node changed = set(inner, steps, depth + 1, value, place);
        if (index < items.size()) {
            items.set(index, changed);
        } else {
            items.add(changed);
        }
        return new Node.Sequence(node.place(), items);
    }

    /** What keys can be put into: a mapping itself, nothing at all, or a plugin that was given by its name alone. */
    private Node.Mapping mapping(Node node, String section, int depth, String place) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node instanceof Node.Scalar scalar && !scalar.isNothing()) {
            if (depth > 0 && PLUGIN_SECTIONS.contains(section)) {
                entries.put(PluginBinder.USE, scalar);
            } else {
                mistakes.add(place, "", "there are no keys below " + node.words(), "the file has a value there", "");
            }
        }
        return new Node.Mapping(node.place(), entries);
    }

    private static final Set<String> PLUGIN_SECTIONS =
            Set.of("backend", "data", "network", "likelihood", "groups", "estimator", "reports");
}
