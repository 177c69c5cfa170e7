package org.erlangen.host.plugin;

import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Provider;

/**
 * A provider and where it comes from.
 *
 * @param spi its kind
 * @param provider the provider itself
 * @param description what it says of itself
 * @param version its version
 * @param module the name of its module; empty for a class outside named modules
 * @param origin the jar, or the module of the platform itself, in words
 * @param digest SHA-256 of its jar in hexadecimal digits, for provenance; empty when it is no jar
 */
public record Plugin<P extends Provider<?>>(
        Spi<?, ?> spi,
        P provider,
        Description<?> description,
        String version,
        String module,
        String origin,
        String digest) {
    /** The name that users write. */
    public String name() {
        return description.name();
    }
}
