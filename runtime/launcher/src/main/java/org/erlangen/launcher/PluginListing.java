package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.plugin.Plugin;
import org.erlangen.host.plugin.Spi;

/** All plugins, by kind. */
final class PluginListing {
    private PluginListing() {}

    /** The listing as lines. */
    static List<String> of(Catalogue catalogue) {
        Table table = new Table(Table.Alignment.LEFT, Table.Alignment.LEFT, Table.Alignment.LEFT, Table.Alignment.LEFT);
        table.row("KIND", "NAME", "VERSION", "SUMMARY");
        for (Spi<?, ?> spi : Spi.ALL) {
            for (Plugin<?> plugin : catalogue.plugins()) {
                if (plugin.spi().equals(spi)) {
                    table.row(
                            spi.name(),
                            plugin.name(),
                            plugin.version(),
                            plugin.description().summary());
                }
            }
        }
        return new ArrayList<>(table.lines(""));
    }
}
