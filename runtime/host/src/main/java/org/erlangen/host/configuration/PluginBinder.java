package org.erlangen.host.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;
import org.erlangen.host.option.OptionType;
import org.erlangen.host.option.Schema;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.plugin.Plugin;
import org.erlangen.host.plugin.Spi;

/** Makes references to plugins, {@code name} or {@code {use: name, option: value}}, into providers with their options. */
final class PluginBinder {
    /** The key that names a plugin beside its options. */
    static final String USE = "use";

    private final Catalogue catalogue;
    private final Mistakes mistakes;
    private final OptionBinder binder;

    PluginBinder(Catalogue catalogue, Mistakes mistakes, OptionBinder binder) {
        this.catalogue = catalogue;
        this.mistakes = mistakes;
        this.binder = binder;
    }

    /** The plugin that a node refers to. */
    <P extends Provider<C>, C extends Record> Optional<Chosen<P, C>> chosen(Spi<P, C> spi, Node node, String path) {
        Node.Mapping reference = new Node.Mapping(node.place(), Map.of(USE, node));
        if (node instanceof Node.Mapping mapping) {
            reference = mapping;
        }
        Node use = reference.entries().get(USE);
        if (use == null) {
            mistakes.add(node.place(), path, "names no plugin", "write {use: NAME, option: value}", "");
            return Optional.empty();
        }
        if (!(use instanceof Node.Scalar)) {
            String allowed = "must be the name of a " + spi + " plugin, or {use: NAME, option: value}";
            mistakes.add(use.place(), path, "is " + use.words(), allowed, "");
            return Optional.empty();
        }
        Optional<Object> name = binder.scalar(new OptionType.Text(), use, path, "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return chosen(catalogue.find(spi, (String) name.get()), spi, reference, path);
        } catch (ErlangenException unknown) {
            mistakes.add(use.place(), path, unknown);
            return Optional.empty();
        }
    }

    private <P extends Provider<C>, C extends Record> Optional<Chosen<P, C>> chosen(
            Plugin<P> plugin, Spi<P, C> spi, Node.Mapping reference, String path) {
        try {
            Schema<?> schema = Schema.of(plugin.description().options());
            return binder.bind(schema, reference, path, List.of(USE))
                    .map(options -> new Chosen<>(plugin, spi.options().cast(options)));
        } catch (IllegalArgumentException | IllegalStateException flawed) {
            Refusal refusal = new Refusal(plugin.origin(), String.valueOf(flawed.getMessage()), "", "");
            throw new ErlangenException(ErlangenException.Kind.PLUGIN, refusal, flawed);
        }
    }

    /** The value of an option that is a plugin. */
    Optional<Choice<?>> choice(OptionType.Plugged type, Node node, String path) {
        return choice(Spi.open(type.spi()), node, path);
    }

    private <P extends Provider<Record>> Optional<Choice<?>> choice(Spi<P, Record> spi, Node node, String path) {
        return chosen(spi, node, path).map(chosen -> new Choice<>(chosen.provider(), chosen.options()));
    }
}
