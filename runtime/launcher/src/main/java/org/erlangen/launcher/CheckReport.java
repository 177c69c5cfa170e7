package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.host.run.Sizes;

/** What a run would take, for people. */
final class CheckReport {
    private static final String INDENT = "  ";

    private CheckReport() {}

    /** The report as lines. */
    static List<String> of(String name, Sizes sizes) {
        Table table = new Table(Table.Alignment.LEFT, Table.Alignment.LEFT);
        table.row("data", data(sizes.data()));
        table.row("training", training(sizes));
        table.row("parameters", count(sizes.parameterCount()));
        for (Sizes.ParameterSize parameter : sizes.parameters()) {
            table.row("", parameter.name() + " " + parameter.shape());
        }
        String title = "hyperparameters";
        for (Hyperparameter each : sizes.hyperparameters()) {
            table.row(title, describe(each));
            title = "";
        }
        table.row("memory", "about " + bytes(sizes.memoryBytes()));
        List<String> lines = new ArrayList<>(List.of(name + ": nothing wrong", ""));
        lines.addAll(table.lines(INDENT));
        return lines;
    }

    private static String data(DataOutline data) {
        return count(data.training()) + " training and " + count(data.test()) + " test examples of shape "
                + data.input() + ", " + data.outputs()
                + (data.targets() == DataOutline.Targets.CLASSES ? " classes" : " real targets");
    }

    private static String training(Sizes sizes) {
        return (sizes.fits() == 1 ? "1 fit" : sizes.fits() + " fits") + " of "
                + sizes.plan().epochs() + " epochs of " + sizes.plan().stepsPerEpoch() + " steps";
    }

    private static String describe(Hyperparameter each) {
        String value = String.format(
                Locale.ROOT,
                "%s from %.3g %s",
                each.name(),
                each.initial(),
                each.unit().symbol());
        String shape = each.isScalar() ? "" : ", shape " + each.shape();
        return value.strip() + shape + (each.learnt() ? "" : ", held");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long number) {
        return number < 10_000_000 ? count(number / 1000 + 1) + " kB" : count(number / 1_000_000) + " MB";
    }
}
