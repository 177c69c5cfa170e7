package org.erlangen.host.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;
import org.erlangen.host.option.Nearest;

/**
 * All plugins that were found, and all that were refused. An immutable value.
 *
 * <p>When two providers of one kind claim one name, neither is used: which of them an experiment means is for the user to say, by removing one.
 */
public final class Catalogue {
    private final List<Plugin<?>> plugins;
    private final List<Refusal> refusals;
    private final Map<Claim, Refusal> disputed;

    private record Claim(Spi<?, ?> spi, String name) {}

    private Catalogue(List<Plugin<?>> found, List<Refusal> refusals) {
        Map<Claim, List<Plugin<?>>> claims = new LinkedHashMap<>();
        found.forEach(
                plugin -> claims.computeIfAbsent(new Claim(plugin.spi(), plugin.name()), claim -> new ArrayList<>())
                        .add(plugin));
        List<Plugin<?>> undisputed = new ArrayList<>();
        Map<Claim, Refusal> clashes = new LinkedHashMap<>();
        claims.forEach((claim, claimants) -> {
            if (claimants.size() == 1) {
                undisputed.add(claimants.get(0));
            } else {
                clashes.put(claim, clash(claim, claimants));
            }
        });
        undisputed.sort(Comparator.<Plugin<?>>comparingInt(plugin -> Spi.ALL.indexOf(plugin.spi()))
                .thenComparing(Plugin::name));
        List<Refusal> all = new ArrayList<>(refusals);
        all.addAll(clashes.values());
        this.plugins = List.copyOf(undisputed);
        this.refusals = List.copyOf(all);
        this.disputed = Map.copyOf(clashes);
    }

    private static Refusal clash(Claim claim, List<Plugin<?>> claimants) {
        List<String> origins = claimants.stream()
                .map(plugin -> plugin.origin() + " (" + plugin.version() + ")")
                .toList();
        return new Refusal(
                claim.spi() + " '" + claim.name() + "'",
                claimants.size() + " plugins have this name, so none is used",
                String.join(" and ", origins),
                "Remove all but one");
    }

    /** The plugins of the module path and of the drop-ins in some folders. A folder that does not exist holds none. */
    public static Catalogue discover(List<Path> folders) {
        Providers providers = new Providers();
        ModuleLayer layer = Catalogue.class.getModule().getLayer();
        providers.load(layer == null ? ModuleLayer.boot() : layer, "module path");
        for (Path folder : folders) {
            for (Path entry : entries(folder, providers)) {
                new DropIn(entry, providers).load();
            }
        }
        return new Catalogue(providers.plugins(), providers.refusals());
    }

    /** The plugins of these providers. Errors: {@link IllegalArgumentException} when one describes itself wrongly. */
    public static Catalogue of(Provider<?>... given) {
        Providers providers = new Providers();
        Arrays.asList(given).forEach(providers::add);
        return new Catalogue(providers.plugins(), providers.refusals());
    }

    /** All plugins by kind, then by name. */
    public List<Plugin<?>> plugins() {
        return plugins;
    }

    /** The plugins of one kind, by name. */
    public <P extends Provider<C>, C extends Record> List<Plugin<P>> plugins(Spi<P, C> spi) {
        return plugins.stream()
                .filter(plugin -> plugin.spi() == spi)
                .map(plugin -> typed(spi, plugin))
                .toList();
    }

    /** What was refused, each naming its jar. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /**
     * The plugin of a kind with a name. Errors: {@link ErlangenException} of kind CONFIGURATION with the names that there are and
     * the nearest one; of kind PLUGIN when several plugins have the name.
     */
    public <P extends Provider<C>, C extends Record> Plugin<P> find(Spi<P, C> spi, String name) {
        Refusal clash = disputed.get(new Claim(spi, name));
        if (clash != null) {
            throw new ErlangenException(ErlangenException.Kind.PLUGIN, List.of(clash));
        }
        List<Plugin<P>> candidates = plugins(spi);
        return candidates.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        unknown(spi, name, candidates.stream().map(Plugin::name).toList()));
    }

    private static ErlangenException unknown(Spi<?, ?> spi, String name, List<String> known) {
        String allowed =
                known.isEmpty() ? "no " + spi + " plugin is there at all" : "there are " + String.join(", ", known);
        return new ErlangenException(
                ErlangenException.Kind.CONFIGURATION,
                "",
                "there is no " + spi + " plugin '" + name + "'",
                allowed,
                Nearest.question(name, known));
    }

    private static <P extends Provider<C>, C extends Record> Plugin<P> typed(Spi<P, C> spi, Plugin<?> plugin) {
        return new Plugin<>(
                spi,
                spi.cast(plugin.provider()),
                plugin.description(),
                plugin.version(),
                plugin.module(),
                plugin.origin(),
                plugin.digest());
    }

    private static List<Path> entries(Path folder, Providers providers) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Catalogue::isDropIn).sorted().toList();
        } catch (IOException failure) {
            providers
                    .refusals()
                    .add(new Refusal(
                            folder.toString(), "the plugin folder cannot be read", Causes.inWords(failure), ""));
            return List.of();
        }
    }

    private static boolean isDropIn(Path entry) {
        if (Files.isRegularFile(entry)) {
            return entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
        }
        try (Stream<Path> inside = Files.isDirectory(entry) ? Files.list(entry) : Stream.empty()) {
            return inside.anyMatch(path ->
                    path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"));
        } catch (IOException unreadable) {
            // Loading it will say why.
            return true;
        }
    }
}
