package org.erlangen.host.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.erlangen.api.provider.Provider;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.plugin.Plugin;

/**
 * Where a run's results come from, as {@code provenance.json}.
 *
 * @param job what is run
 * @param data files of the data with their digests
 * @param started when the run began
 */
record Provenance(Job job, Map<String, String> data, Instant started) {
    /** The key of the folder that the experiment's paths are relative to. */
    static final String FOLDER = "folder";

    /** The key of the data's files. */
    static final String DATA = "data";

    ObjectNode tree() {
        Experiment experiment = job.file().experiment();
        Machine machine = job.machine();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("erlangen", machine.erlangen());
        tree.put("java", machine.java());
        tree.put("system", machine.system());
        tree.put("cores", machine.cores());
        tree.put("threads", experiment.backend().options().threads());
        tree.put("seed", experiment.seed());
        tree.put("started", started.toString());
        tree.put(FOLDER, job.folder().toAbsolutePath().toString());
        Set<Provider<?>> used = used(experiment);
        tree.putArray("plugins")
                .addAll(job.catalogue().plugins().stream()
                        .map(plugin -> plugin(plugin, used.contains(plugin.provider())))
                        .toList());
        ObjectNode files = tree.putObject(DATA);
        new TreeMap<>(data).forEach(files::put);
        return tree;
    }

    private static ObjectNode plugin(Plugin<?> plugin, boolean used) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", plugin.spi().name());
        tree.put("name", plugin.name());
        tree.put("version", plugin.version());
        tree.put("origin", plugin.origin());
        tree.put("sha256", plugin.digest());
        tree.put("used", used);
        return tree;
    }

    /** All providers that take part, by identity: plugins need not define equality. */
    private static Set<Provider<?>> used(Experiment experiment) {
        Set<Provider<?>> used = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.of(
                        Stream.of(
                                experiment.backend(),
                                experiment.data(),
                                experiment.network(),
                                experiment.likelihood(),
                                experiment.estimator()),
                        experiment.groups().stream(),
                        experiment.reports().stream())
                .flatMap(chosen -> chosen)
                .forEach(chosen -> used.addAll(chosen.providers()));
        return used;
    }
}
