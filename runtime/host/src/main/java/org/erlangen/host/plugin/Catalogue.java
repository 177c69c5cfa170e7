package org.erlangen.host.plugin;

import java.nio.file.Path;
import java.util.List;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;

/** All plugins that were found, and all that were refused. An immutable value. */
public final class Catalogue {
    private Catalogue() {}

    /** The plugins of the module path and of the drop-ins in some folders. A folder that does not exist holds none. */
    public static Catalogue discover(List<Path> folders) {
        throw new UnsupportedOperationException();
    }

    /** The plugins of these providers. */
    public static Catalogue of(Provider<?>... providers) {
        throw new UnsupportedOperationException();
    }

    /** All plugins by kind, then by name. */
    public List<Plugin<?>> plugins() {
        throw new UnsupportedOperationException();
    }

    /** The plugins of one kind, by name. */
    public <P extends Provider<C>, C extends Record> List<Plugin<P>> plugins(Spi<P, C> spi) {
        throw new UnsupportedOperationException();
    }

    /** What was refused, each naming its jar. */
    public List<Refusal> refusals() {
        throw new UnsupportedOperationException();
    }

    /**
     * The plugin of a kind with a name. Errors: {@link org.erlangen.api.provider.ErlangenException} of kind CONFIGURATION with the names that there are and
     * the nearest one.
     */
    public <P extends Provider<C>, C extends Record> Plugin<P> find(Spi<P, C> spi, String name) {
        throw new UnsupportedOperationException();
    }
}
