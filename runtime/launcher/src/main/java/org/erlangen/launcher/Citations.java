package org.erlangen.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.provider.Source;
import org.erlangen.host.configuration.Chosen;
import org.erlangen.host.configuration.Experiment;

/** The publications behind all that an experiment uses. */
final class Citations {
    private Citations() {}

    /** Each publication once, with who is based on it. */
    static List<String> of(Experiment experiment) {
        Map<Source, List<String>> users = new LinkedHashMap<>();
        for (Chosen<?, ?> chosen : used(experiment)) {
            for (Source source : chosen.plugin().description().sources()) {
                users.computeIfAbsent(source, first -> new ArrayList<>())
                        .add(chosen.name() + " (" + chosen.plugin().spi().name() + ")");
            }
        }
        List<String> lines = new ArrayList<>();
        users.forEach((source, names) -> {
            lines.addAll(Prose.wrap(source.toString(), ""));
            lines.addAll(Prose.wrap("used by " + String.join(", ", names), "    "));
        });
        return lines;
    }

    private static List<Chosen<?, ?>> used(Experiment experiment) {
        List<Chosen<?, ?>> used = new ArrayList<>();
        used.add(experiment.estimator());
        used.addAll(experiment.groups());
        used.add(experiment.network());
        used.add(experiment.likelihood());
        used.add(experiment.data());
        used.add(experiment.backend());
        used.addAll(experiment.reports());
        return used;
    }
}
