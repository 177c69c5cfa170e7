package org.erlangen.host.plugin;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;

/** One jar or folder of jars in a plugin folder: a module layer of its own, with a loader of its own. */
final class DropIn {
    /** The attribute by which a jar without a module descriptor says which api it was built against. */
    static final String API_VERSION = "Erlangen-Api-Version";

    private static final Module API = Provider.class.getModule();
    private static final String ADVICE = "Remove it from the plugin folder, or replace it by a sound copy";

    private final Path entry;
    private final Providers providers;

    DropIn(Path entry, Providers providers) {
        this.entry = entry;
        this.providers = providers;
    }

    /** Loads its providers, or refuses it. */
    void load() {
        int before = providers.plugins().size() + providers.refusals().size();
        try {
            ModuleFinder finder = new WithoutApi(ModuleFinder.of(entry));
            List<Refusal> tooNew = builtAgainstAnotherApi(finder);
            if (!tooNew.isEmpty()) {
                providers.refusals().addAll(tooNew);
                return;
            }
            providers.load(layer(finder), entry.toString());
        } catch (IOException | RuntimeException | LinkageError failure) {
            refuse("cannot be loaded", Causes.inWords(failure), ADVICE);
        }
        if (providers.plugins().size() + providers.refusals().size() == before) {
            refuse(
                    "contains no provider",
                    "its module descriptor must say 'provides ... with ...', or META-INF/services must name a class",
                    "");
        }
    }

    private static ModuleLayer layer(ModuleFinder finder) {
        Set<String> roots = finder.findAll().stream()
                .map(reference -> reference.descriptor().name())
                .collect(Collectors.toSet());
        ModuleLayer host = hostLayer();
        Configuration configuration =
                Configuration.resolve(finder, List.of(host.configuration()), ModuleFinder.of(), roots);
        return ModuleLayer.defineModulesWithOneLoader(configuration, List.of(host), ClassLoader.getSystemClassLoader())
                .layer();
    }

    private static ModuleLayer hostLayer() {
        ModuleLayer layer = API.getLayer();
        return layer == null ? ModuleLayer.boot() : layer;
    }

    private List<Refusal> builtAgainstAnotherApi(ModuleFinder finder) throws IOException {
        List<Refusal> refusals = new ArrayList<>();
        Optional<ModuleDescriptor.Version> here = hostVersion();
        if (here.isEmpty()) {
            return refusals;
        }
        for (ModuleReference reference : finder.findAll()) {
            Optional<ModuleDescriptor.Version> built = builtAgainst(reference);
            if (built.isPresent() && !fits(built.get(), here.get())) {
                refusals.add(new Refusal(
                        entry.toString(),
                        "module " + reference.descriptor().name() + " was built against " + API.getName() + " "
                                + built.get(),
                        "this is " + here.get(),
                        "Get a version of the plugin for this version of Erlangen"));
            }
        }
        return refusals;
    }

    private static Optional<ModuleDescriptor.Version> hostVersion() {
        return Optional.ofNullable(API.getDescriptor()).flatMap(ModuleDescriptor::version);
    }

    private static Optional<ModuleDescriptor.Version> builtAgainst(ModuleReference reference) throws IOException {
        if (reference.descriptor().isAutomatic()) {
            return manifestVersion(reference);
        }
        return reference.descriptor().requires().stream()
                .filter(requires -> requires.name().equals(API.getName()))
                .findFirst()
                .flatMap(ModuleDescriptor.Requires::compiledVersion);
    }

    private static Optional<ModuleDescriptor.Version> manifestVersion(ModuleReference reference) throws IOException {
        if (reference.location().isEmpty()) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(Path.of(reference.location().get()).toFile())) {
            Manifest manifest = jar.getManifest();
            String version =
                    manifest == null ? null : manifest.getMainAttributes().getValue(API_VERSION);
            return Optional.ofNullable(version).map(ModuleDescriptor.Version::parse);
        }
    }

    /** The same major version, and none newer than the host's. */
    static boolean fits(ModuleDescriptor.Version built, ModuleDescriptor.Version here) {
        return major(built).equals(major(here)) && built.compareTo(here) <= 0;
    }

    private static String major(ModuleDescriptor.Version version) {
        return version.toString().split("[.+-]", 2)[0];
    }

    private void refuse(String what, String cause, String advice) {
        providers.refusals().add(new Refusal(entry.toString(), what, cause, advice));
    }

    /** Hides copies of the api, which would otherwise win over the host's: then no provider would be one of ours. */
    private record WithoutApi(ModuleFinder all) implements ModuleFinder {
        @Override
        public Optional<ModuleReference> find(String name) {
            return name.equals(API.getName()) ? Optional.empty() : all.find(name);
        }

        @Override
        public Set<ModuleReference> findAll() {
            return all.findAll().stream()
                    .filter(reference -> !reference.descriptor().name().equals(API.getName()))
                    .collect(Collectors.toSet());
        }
    }
}
