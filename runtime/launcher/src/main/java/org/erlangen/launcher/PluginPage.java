package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Source;
import org.erlangen.host.configuration.OptionReference;
import org.erlangen.host.plugin.Plugin;

/** All that a plugin says of itself. */
final class PluginPage {
    private static final String INDENT = "  ";

    private PluginPage() {}

    /** The page as lines; {@code extents} are those of a group without options. */
    static List<String> of(Plugin<?> plugin, List<Hyperparameter> extents) {
        List<String> page = new ArrayList<>();
        page.add(plugin.name() + " (" + plugin.spi().name() + ")");
        page.addAll(Prose.wrap(plugin.description().summary(), INDENT));
        page.add("");
        page.addAll(origin(plugin).lines(INDENT));
        List<OptionReference> options = OptionReference.of(plugin.description().options());
        page.add("");
        if (options.isEmpty()) {
            page.add("It has no options.");
        } else {
            page.add("Options");
            options.forEach(option -> page.addAll(describe(option)));
        }
        if (!extents.isEmpty()) {
            page.add("");
            page.add("Learnable extents");
            page.addAll(extents(extents).lines(INDENT));
        }
        List<Source> sources = plugin.description().sources();
        if (!sources.isEmpty()) {
            page.add("");
            page.add("Sources");
            sources.forEach(source -> page.addAll(Prose.wrap(source.toString(), INDENT)));
        }
        return page;
    }

    private static Table origin(Plugin<?> plugin) {
        Table table = new Table(Table.Alignment.LEFT, Table.Alignment.LEFT);
        table.row("version", plugin.version());
        if (!plugin.module().isEmpty()) {
            table.row("module", plugin.module());
        }
        table.row("from", plugin.origin());
        if (!plugin.digest().isEmpty()) {
            table.row("SHA-256", plugin.digest());
        }
        return table;
    }

    private static Table extents(List<Hyperparameter> extents) {
        Table table = new Table(Table.Alignment.LEFT, Table.Alignment.LEFT, Table.Alignment.LEFT);
        for (Hyperparameter each : extents) {
            table.row(
                    each.name(),
                    String.format(Locale.ROOT, "%s, first %.3g", each.constraint(), each.initial()),
                    each.unit().symbol());
        }
        return table;
    }

    private static List<String> describe(OptionReference option) {
        StringBuilder line = new StringBuilder(option.type());
        if (!option.range().isEmpty()) {
            line.append(", ").append(option.range());
        }
        if (option.range().isEmpty() && !option.unit().isEmpty()) { // a range names the unit
            line.append(" (").append(option.unit()).append(')');
        }
        if (option.required()) {
            line.append("; must be given");
        } else if (!option.byDefault().isEmpty()) {
            line.append("; default ").append(option.byDefault());
        }
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + option.key() + ": " + line);
        lines.addAll(Prose.wrap(option.text(), INDENT + INDENT + INDENT));
        return lines;
    }
}
