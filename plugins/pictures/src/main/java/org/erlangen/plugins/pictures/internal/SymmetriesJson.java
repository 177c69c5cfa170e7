package org.erlangen.plugins.pictures.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.plugins.pictures.internal.span.Comparison;
import org.erlangen.plugins.pictures.internal.span.Span;

/** Learnt symmetries as a JSON text. */
public final class SymmetriesJson {
    private SymmetriesJson() {}

    /** The text. */
    public static String of(Symmetries symmetries) {
        String groups = symmetries.groups().stream()
                .map(group -> field("    ", group.name(), group(group)))
                .collect(Collectors.joining(",\n"));
        return "{\n" + field("  ", "fit", quoted(symmetries.fit())) + ",\n"
                + field("  ", "groups", "{\n" + groups + "\n  }") + "\n}\n";
    }

    private static String group(Symmetries.Group group) {
        Span span = group.span();
        StringBuilder text = new StringBuilder("{\n");
        text.append(field("      ", "states", String.valueOf(span.states()))).append(",\n");
        text.append(field("      ", "observables", String.valueOf(span.count())))
                .append(",\n");
        text.append(field("      ", "singularValues", numbers(Arrays.stream(span.singularValues()))))
                .append(",\n");
        text.append(field("      ", "dimensionByGap", String.valueOf(span.dimensionByGap())))
                .append(",\n");
        text.append(field("      ", "dimensionByShare", String.valueOf(span.dimensionByShare())))
                .append(",\n");
        if (!group.drifts().isEmpty()) {
            text.append(field("      ", "driftRatios", numbers(group.drifts()))).append(",\n");
        }
        if (!group.brackets().isEmpty()) {
            text.append(field("      ", "bracketsWithEnergy", numbers(group.brackets())))
                    .append(",\n");
        }
        group.truth()
                .ifPresent(truth ->
                        text.append(field("      ", "truth", truth(truth))).append(",\n"));
        return text.append(field("      ", "independent", independent(span)))
                .append("\n    }")
                .toString();
    }

    private static String truth(Comparison truth) {
        return "{\n"
                + String.join(
                        ",\n",
                        field("        ", "dimension", String.valueOf(truth.trueDimension())),
                        field("        ", "parallelness", numbers(Arrays.stream(truth.parallelness()))),
                        field("        ", "dimensionByParallelness", String.valueOf(truth.dimensionByParallelness())),
                        field("        ", "principalAngles", numbers(Arrays.stream(truth.principalAngles()))),
                        field("        ", "subspaceDistance", number(truth.subspaceDistance())),
                        field("        ", "energyInTruth", number(truth.energyInTruth())))
                + "\n      }";
    }

    /** Each as the matrix A and the vector b. */
    private static String independent(Span span) {
        return IntStream.range(0, span.rank())
                .mapToObj(span::observable)
                .map(SymmetriesJson::observable)
                .collect(Collectors.joining(",\n        ", "[\n        ", "\n      ]"));
    }

    private static String observable(QuadraticObservable observable) {
        String rows = Arrays.stream(observable.matrix())
                .map(row -> numbers(Arrays.stream(row)))
                .collect(Collectors.joining(", ", "[", "]"));
        return "{\"matrix\": " + rows + ", \"vector\": " + numbers(Arrays.stream(observable.vector())) + "}";
    }

    private static String numbers(List<Double> numbers) {
        return numbers(numbers.stream().mapToDouble(Double::doubleValue));
    }

    private static String numbers(DoubleStream numbers) {
        return numbers.mapToObj(SymmetriesJson::number).collect(Collectors.joining(", ", "[", "]"));
    }

    /** JSON knows no number that is not finite. */
    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.10g", value) : "null";
    }

    private static String field(String indent, String name, String value) {
        return indent + quoted(name) + ": " + value;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
