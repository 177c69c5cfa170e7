package org.erlangen.api.provider;

/**
 * A provider together with the options to use it with: the value of an option that is itself a plugin. In files it is written like every
 * reference to a plugin, {@code name} or {@code {use: name, option: value}}. A component of type {@code Choice<RelaxedLayer<Record>>} takes any
 * layer.
 *
 * @param provider of the kind that the option names
 * @param options of the type that the provider describes
 * @param <P> the SPI, with {@code Record} for its options
 */
public record Choice<P extends Provider<Record>>(P provider, Record options) {
    public Choice {
        if (!provider.describe().options().isInstance(options)) {
            throw new IllegalArgumentException("'" + provider.describe().name() + "' takes "
                    + provider.describe().options().getSimpleName() + ", not "
                    + options.getClass().getSimpleName());
        }
    }

    /** The provider's name. */
    public String name() {
        return provider.describe().name();
    }
}
