package org.erlangen.nd4j.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.erlangen.api.provider.ErlangenException;

/**
 * Chooses among the native builds of ND4J on the class path one that this processor can run. ND4J itself ends the process when it was
 * built for instructions that the processor lacks.
 */
final class Natives {
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64";
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /** Builds in order of preference; the ones with oneDNN first. */
    private static final List<Build> BUILDS = List.of(
            new Build("-onednn-avx2", Set.of("avx2", "fma")),
            new Build("-onednn-avx512", Set.of("avx512f", "avx512bw", "avx512vl", "avx512dq")),
            new Build("-avx512", Set.of("avx512f", "avx512bw", "avx512vl", "avx512dq")),
            new Build("-avx2", Set.of("avx2", "fma")),
            new Build("", Set.of()));

    private record Build(String name, Set<String> needs) {
        boolean isPresent() {
            String library = FOLDER + name + "/libnd4jcpu.so";
            return ClassLoader.getSystemResource(library) != null
                    || Natives.class.getClassLoader().getResource(library) != null;
        }
    }

    private Natives() {}

    /** Names the build to JavaCPP; to be called before any of its classes loads. Elsewhere than on Linux for x86-64 there is no choice. */
    static void choose() {
        List<Build> present = BUILDS.stream().filter(Build::isPresent).toList();
        if (present.isEmpty() || System.getProperty(EXTENSION) != null || !Files.isReadable(PROCESSOR)) {
            return;
        }
        Set<String> flags = flags();
        Build build = present.stream()
                .filter(candidate -> flags.containsAll(candidate.needs()))
                .findFirst()
                .orElseThrow(() -> new ErlangenException(
                        ErlangenException.Kind.RUN,
                        "nd4j",
                        "this processor cannot run the native code that is here",
                        "it needs " + present.get(0).needs(),
                        "Build with -Dnative.variant= for any x86-64 processor"));
        System.setProperty(EXTENSION, build.name());
    }

    private static Set<String> flags() {
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> new HashSet<>(Arrays.asList(line.split("\\s+"))))
                    .orElseGet(HashSet::new);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
