package org.erlangen.host.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erlangen.host.configuration.Chosen;
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
        List<Plugin<?>> used = used(experiment);
        tree.putArray("plugins")
                .addAll(job.catalogue().plugins().stream()
                        .map(plugin -> plugin(plugin, used.contains(plugin)))
                        .toList());
        ObjectNode files = tree.putObject("data");
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

    private static List<Plugin<?>> used(Experiment experiment) {
        List<Plugin<?>> used = new ArrayList<>(List.of(
                experiment.backend().plugin(),
                experiment.data().plugin(),
                experiment.network().plugin(),
                experiment.likelihood().plugin(),
                experiment.estimator().plugin()));
        experiment.groups().stream().map(Chosen::plugin).forEach(used::add);
        experiment.reports().stream().map(Chosen::plugin).forEach(used::add);
        return used;
    }
}
