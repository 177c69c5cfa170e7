package org.erlangen.launcher;

import java.util.List;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.provider.Refusal;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.plugin.Plugin;
import org.erlangen.host.plugin.Spi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the command line can say of plugins. */
@Command(name = "plugins", mixinStandardHelpOptions = true, description = "List plugins, or show one.")
final class PluginCommands {
    private final Commands commands;

    PluginCommands(Commands commands) {
        this.commands = commands;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "List all plugins; say on standard error which were refused, and why (exit code 3).")
    int list() {
        Catalogue catalogue = commands.catalogue();
        PluginListing.of(catalogue).forEach(commands.out()::println);
        List<Refusal> refusals = catalogue.refusals();
        if (refusals.isEmpty()) {
            return Failures.DONE;
        }
        return commands.failures().tell(new ErlangenException(ErlangenException.Kind.PLUGIN, refusals));
    }

    @Command(mixinStandardHelpOptions = true, description = "Show a plugin's options, origin and sources.")
    int show(@Parameters(paramLabel = "NAME", description = "The plugin's name.") String name) {
        Catalogue catalogue = commands.catalogue();
        List<Plugin<?>> named = catalogue.plugins().stream()
                .filter(plugin -> plugin.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw unknown(name, catalogue);
        }
        String gap = "";
        for (Plugin<?> plugin : named) {
            commands.out().print(gap);
            PluginPage.of(plugin, extents(plugin, catalogue)).forEach(commands.out()::println);
            gap = System.lineSeparator();
        }
        return Failures.DONE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Print the reference of experiment files and of all plugins' options, in Markdown.")
    int reference() {
        ConfigurationReference.of(commands.catalogue()).lines().forEach(commands.out()::println);
        return Failures.DONE;
    }

    /** The extents of a group without options that does not depend on data: only then are they known before a file says more. */
    private static List<Hyperparameter> extents(Plugin<?> plugin, Catalogue catalogue) {
        if (plugin.spi() != Spi.GROUP || plugin.description().options() != NoOptions.class) {
            return List.of();
        }
        try {
            return catalogue
                    .find(Spi.GROUP, plugin.name())
                    .provider()
                    .transformations(new NoOptions())
                    .extents();
        } catch (UnsupportedOperationException dependsOnData) {
            return List.of();
        }
    }

    private static ErlangenException unknown(String name, Catalogue catalogue) {
        List<String> known = catalogue.plugins().stream()
                .map(Plugin::name)
                .distinct()
                .sorted()
                .toList();
        return new ErlangenException(
                ErlangenException.Kind.CONFIGURATION,
                "",
                "there is no plugin '" + name + "'",
                "there are " + String.join(", ", known),
                "Drop its jar into a plugin folder");
    }
}
