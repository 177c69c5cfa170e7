package org.erlangen.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.erlangen.host.run.Machine;
import org.jspecify.annotations.Nullable;

/**
 * What the process says of itself. The only place where system properties and the environment are read or set.
 *
 * @param home the folder of the distribution
 * @param terminal whether standard error is a terminal
 * @param threads threads of native code, at least 1
 */
record Surroundings(Path home, boolean terminal, int threads) {
    /** The plugin folder that comes with the distribution. */
    Path plugins() {
        return home.resolve("plugins");
    }

    /** The version of the platform. */
    private static String version() {
        Module module = Surroundings.class.getModule();
        return module.getDescriptor() == null
                ? "unpackaged"
                : module.getDescriptor().rawVersion().orElse("unversioned");
    }

    /** What runs take place on. */
    static Machine machine() {
        return new Machine(
                version(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }

    static Surroundings ofProcess() {
        return new Surroundings(
                Path.of(System.getProperty("erlangen.home", "")),
                Boolean.getBoolean("erlangen.terminal"),
                threads(System.getenv("OMP_NUM_THREADS"), Runtime.getRuntime().availableProcessors()));
    }

    /** Settings of libraries that are read when their classes load, so before anything else. */
    static void prepareLibraries() {
        // classes that Guice generates could not reach packages opened to Guice alone
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        System.setProperty("org.nd4j.log.initialization", "false");
        // Native memory is bounded by what the machine or container has, not by the size of Java's heap.
        propose("org.bytedeco.javacpp.maxbytes", "0");
        propose("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(memory() / 10 * 8));
    }

    private static void propose(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** What the start script decided; else one less than there are cores. */
    static int threads(@Nullable String decided, int cores) {
        if (decided != null && decided.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(decided);
        }
        return Math.max(1, cores - 1);
    }
}
