package org.erlangen.host.plugin;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Compiles small plugins and packs them, sound and broken ones. */
final class JarWorkshop {
    private final Path bench;

    JarWorkshop(Path bench) {
        this.bench = bench;
    }

    /** A provider of a group in source text. */
    static String group(String packageName, String className, String name, String body) {
        return """
                package %s;
                import org.erlangen.api.provider.*;
                import org.erlangen.api.symmetry.*;
                public final class %s implements TransformationGroup<NoOptions> {
                    %s
                    public Description<NoOptions> describe() { return Description.of("%s", "a sample"); }
                    public Transformations transformations(NoOptions options) { throw new UnsupportedOperationException(); }
                }
                """.formatted(packageName, className, body, name);
    }

    /** A module descriptor that provides one group. */
    static String moduleInfo(String module, String provider) {
        return """
                module %s {
                    requires org.erlangen.api;
                    provides org.erlangen.api.symmetry.TransformationGroup with %s;
                }
                """.formatted(module, provider);
    }

    /** The files of a sound plugin: one module, one group. */
    static Map<String, String> plugin(String module, String name) {
        return Map.of(
                "module-info.java",
                moduleInfo(module, module + ".Sample"),
                module.replace('.', '/') + "/Sample.java",
                group(module, "Sample", name, ""));
    }

    /** Where the api of this run lies. */
    static Path api() {
        return ModuleLayer.boot()
                .configuration()
                .findModule("org.erlangen.api")
                .flatMap(module -> module.reference().location())
                .map(Path::of)
                .orElseThrow();
    }

    /** Where the annotations lie that the api is compiled with. */
    private static Path annotations() {
        try {
            Class<?> marker =
                    Class.forName("org.jspecify.annotations.NullMarked", false, ClassLoader.getSystemClassLoader());
            return Path.of(
                    marker.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ReflectiveOperationException | URISyntaxException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** A copy of the api that says another version. */
    Path apiOfVersion(String version) throws IOException {
        Path jar = bench.resolve("api-" + version + ".jar");
        if (Files.isDirectory(api())) {
            run("jar", "--create", "--file", jar.toString(), "--module-version", version, "-C", api().toString(), ".");
        } else {
            Files.copy(api(), jar);
            run("jar", "--update", "--file", jar.toString(), "--module-version", version);
        }
        return jar;
    }

    /** Compiles sources, on a path of modules beside which options may stand; answers the folder of classes. */
    Path compile(Map<String, String> sources, Path... modules) throws IOException {
        return compile(sources, List.of(), modules);
    }

    /** As {@link #compile(Map, Path...)}, with further options. */
    Path compile(Map<String, String> sources, List<String> options, Path... modules) throws IOException {
        Path folder = Files.createTempDirectory(bench, "source");
        Path classes = Files.createTempDirectory(bench, "classes");
        List<String> arguments = new ArrayList<>(options);
        String path = String.join(
                File.pathSeparator,
                Stream.concat(Stream.of(modules), Stream.of(annotations()))
                        .map(Path::toString)
                        .toList());
        boolean modular = sources.containsKey("module-info.java");
        arguments.addAll(
                List.of(modular ? "--module-path" : "--class-path", path, "-d", classes.toString(), "-proc:none"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        run("javac", arguments.toArray(String[]::new));
        return classes;
    }

    /** Packs a folder of classes. */
    static Path pack(Path classes, Path jar) throws IOException {
        return pack(classes, jar, Map.of(), Map.of());
    }

    /** Packs a folder of classes with a manifest and further files. */
    static Path pack(Path classes, Path jar, Map<String, String> attributes, Map<String, String> more)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
            }
            for (Map.Entry<String, String> entry : more.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void run(String tool, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(printer, printer, arguments);
        if (code != 0) {
            throw new UncheckedIOException(new IOException(tool + " failed: " + output));
        }
    }
}
