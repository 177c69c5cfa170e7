package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.host.run.Result;
import org.erlangen.host.run.Summary;
import org.erlangen.host.training.Judgement;
import org.erlangen.launcher.Table.Alignment;

/**
 * What a run found, for people.
 *
 * @param result what it found
 * @param hyperparameters what their values mean
 * @param side rows of the input images; 0 when inputs are no images
 */
record RunReport(Result result, List<Hyperparameter> hyperparameters, int side) {
    private static final String INDENT = "  ";

    /** The report as lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add("");
        Table extents = extents();
        if (!extents.isEmpty()) {
            lines.addAll(extents.lines(INDENT));
            lines.add("");
        }
        lines.addAll(figures().lines(INDENT));
        return lines;
    }

    private String title() {
        String starts = result.starts().size() == 1
                ? ""
                : ", " + result.best().fit() + " is the best of "
                        + result.starts().size() + " starts";
        return result.name() + ": " + result.estimator() + ", seed " + result.seed() + starts;
    }

    private Table extents() {
        Table table = new Table(Alignment.LEFT, Alignment.RIGHT, Alignment.LEFT, Alignment.LEFT);
        if (hyperparameters.isEmpty()) {
            return table;
        }
        table.row("HYPERPARAMETER", "VALUE", "UNIT", "MEANING");
        for (Hyperparameter each : hyperparameters) {
            Optional.ofNullable(result.best().hyperparameters().get(each.name()))
                    .ifPresent(value -> table.row(
                            each.name(), format("%.3f", value), each.unit().symbol(), meaning(each, value)));
        }
        return table;
    }

    private String meaning(Hyperparameter hyperparameter, double value) {
        String words = hyperparameter.isScalar()
                ? hyperparameter.unit().explain(value, side)
                : "norm of " + hyperparameter.shape();
        if (hyperparameter.learnt()) {
            return words;
        }
        return words.isEmpty() ? "held" : words + ", held";
    }

    private Table figures() {
        Optional<Summary> baseline = result.baseline();
        Table table = baseline.isPresent()
                ? new Table(Alignment.LEFT, Alignment.RIGHT, Alignment.RIGHT)
                : new Table(Alignment.LEFT, Alignment.RIGHT);
        baseline.ifPresent(without -> table.row("", "WITH GROUPS", "WITHOUT"));
        Map<String, String> best = figures(result.best());
        Map<String, String> other = baseline.map(this::figures).orElse(Map.of());
        best.forEach((name, value) -> {
            if (baseline.isPresent()) {
                table.row(name, value, other.getOrDefault(name, ""));
            } else {
                table.row(name, value);
            }
        });
        return table;
    }

    private Map<String, String> figures(Summary summary) {
        Map<String, String> figures = new LinkedHashMap<>();
        int examples = summary.evidence().examples();
        figures.put(
                "log marginal likelihood per example",
                format("%.3f", summary.evidence().perDatum()));
        figures.put("  data fit", format("%.3f", summary.evidence().dataFit() / examples));
        figures.put("  complexity", format("%.3f", summary.evidence().complexity() / examples));
        summary.predictions().values().stream().findFirst().ifPresent(main -> scores(main, figures));
        return figures;
    }

    private void scores(Judgement judgement, Map<String, String> figures) {
        boolean classes = result.targets() == DataOutline.Targets.CLASSES;
        String correctness = classes ? "accuracy" : "squared error";
        figures.put("test " + correctness, correctness(classes, judgement.test().correctness()));
        figures.put(
                "test negative log likelihood", format("%.3f", judgement.test().nll()));
        judgement
                .test()
                .calibration()
                .ifPresent(calibration ->
                        figures.put("test calibration error", format("%.3f", calibration.expectedError())));
        figures.put(
                "training " + correctness,
                correctness(classes, judgement.training().correctness()));
    }

    private static String correctness(boolean classes, double value) {
        return classes ? format("%.1f %%", 100 * value) : format("%.4g", -value);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
