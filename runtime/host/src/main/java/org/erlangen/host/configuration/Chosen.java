package org.erlangen.host.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Provider;
import org.erlangen.host.option.Schema;
import org.erlangen.host.plugin.Plugin;

/**
 * A plugin that an experiment uses, with its options.
 *
 * @param plugin the plugin
 * @param options of the type that the plugin describes
 */
public record Chosen<P extends Provider<C>, C extends Record>(Plugin<P> plugin, C options) {
    /** The provider. */
    public P provider() {
        return plugin.provider();
    }

    /** The plugin's name. */
    public String name() {
        return plugin.name();
    }

    /** The provider, and all that its options name. */
    public List<Provider<?>> providers() {
        return Stream.concat(Stream.of(provider()), within(options)).toList();
    }

    private static Stream<Provider<?>> within(Object value) {
        if (value instanceof Choice<?> choice) {
            return Stream.concat(Stream.of(choice.provider()), within(choice.options()));
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(Chosen::within);
        }
        if (value instanceof Record options) {
            return Schema.of(options.getClass()).fields().stream().flatMap(field -> within(field.value(options)));
        }
        return Stream.empty();
    }
}
