package org.erlangen.host.configuration;

import org.erlangen.api.provider.Provider;
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
}
