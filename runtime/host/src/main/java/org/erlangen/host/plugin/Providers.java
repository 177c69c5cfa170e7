package org.erlangen.host.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;
import org.erlangen.host.option.OptionType;
import org.erlangen.host.option.Schema;

/** Makes plugins of the providers of one layer. A provider that fails is refused, the others go on. */
final class Providers {
    private static final String LOADING = "its author has to mend it, or remove it from the plugin folder";

    private final List<Plugin<?>> plugins = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Module, Origin> origins = new HashMap<>();

    /** The plugins found so far. */
    List<Plugin<?>> plugins() {
        return plugins;
    }

    /** The refusals so far. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** Adds all providers that modules of {@code layer} itself declare; {@code place} stands in refusals that know no better. */
    void load(ModuleLayer layer, String place) {
        for (Spi<?, ?> spi : Spi.ALL) {
            Iterator<? extends ServiceLoader.Provider<?>> found =
                    ServiceLoader.load(layer, spi.type()).stream().iterator();
            for (Optional<ServiceLoader.Provider<?>> next = next(found, place);
                    next.isPresent();
                    next = next(found, place)) {
                ServiceLoader.Provider<?> candidate = next.get();
                if (candidate.type().getModule().getLayer() == layer) {
                    add(spi, candidate, place);
                }
            }
        }
    }

    /** Adds a provider that is already there. Errors: {@link IllegalArgumentException} when it is of no kind, or describes itself wrongly. */
    void add(Provider<?> provider) {
        int before = plugins.size();
        for (Spi<?, ?> spi : Spi.ALL) {
            if (spi.type().isInstance(provider)) {
                plugins.add(plugin(spi, provider));
            }
        }
        if (plugins.size() == before) {
            throw new IllegalArgumentException(provider.getClass().getName() + " is no provider of a known kind");
        }
    }

    private Optional<ServiceLoader.Provider<?>> next(
            Iterator<? extends ServiceLoader.Provider<?>> found, String place) {
        while (true) {
            try {
                return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
            } catch (ServiceConfigurationError | LinkageError failure) {
                refuse(place, "a provider cannot be loaded", Causes.inWords(failure));
            }
        }
    }

    private void add(Spi<?, ?> spi, ServiceLoader.Provider<?> candidate, String place) {
        String jar = candidate.type().getModule().getLayer() == ModuleLayer.boot()
                ? "module " + candidate.type().getModule().getName()
                : place;
        String name = candidate.type().getName();
        try {
            plugins.add(plugin(spi, candidate.get()));
        } catch (ServiceConfigurationError | LinkageError | AssertionError | RuntimeException failure) {
            refuse(jar, "the provider " + name + " cannot be used", Causes.inWords(failure));
        }
    }

    private <P extends Provider<C>, C extends Record> Plugin<P> plugin(Spi<P, C> spi, Object candidate) {
        P provider = spi.cast(candidate);
        Description<?> description = valid(spi, provider);
        String version = provider.version();
        if (version == null || version.isBlank()) {
            throw new IllegalArgumentException("its version is blank");
        }
        Module module = provider.getClass().getModule();
        Origin origin = origins.computeIfAbsent(module, Origin::of);
        String moduleName = Optional.ofNullable(module.getDescriptor())
                .map(ModuleDescriptor::name)
                .orElse("");
        return new Plugin<>(spi, provider, description, version, moduleName, origin.words(), origin.digest());
    }

    private static Description<?> valid(Spi<?, ?> spi, Provider<?> provider) {
        Description<?> description = provider.describe();
        if (description == null) {
            throw new IllegalArgumentException("it does not describe itself");
        }
        Class<? extends Record> options = description.options();
        if (options == null || !spi.options().isAssignableFrom(options)) {
            throw new IllegalArgumentException("its options must be a "
                    + spi.options().getSimpleName() + ", as those of every " + spi + ", but are " + options);
        }
        requireKnownKinds(Schema.of(options));
        return description;
    }

    private static void requireKnownKinds(Schema<?> schema) {
        schema.fields().forEach(field -> requireKnownKind(field.type()));
    }

    private static void requireKnownKind(OptionType type) {
        if (type instanceof OptionType.Plugged plugged) {
            Spi.open(plugged.spi());
        } else if (type instanceof OptionType.Many many) {
            requireKnownKind(many.element());
        } else if (type instanceof OptionType.Nested nested) {
            requireKnownKinds(nested.schema());
        }
    }

    private void refuse(String where, String what, String cause) {
        refusals.add(new Refusal(where, what, cause, LOADING));
    }
}
