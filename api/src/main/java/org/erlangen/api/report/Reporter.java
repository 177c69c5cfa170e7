package org.erlangen.api.report;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.erlangen.api.provider.Provider;

/** Provider of listeners that make something of a run, in files of the run directory. */
public interface Reporter<C extends Record> extends Provider<C> {
    /** A listener for one run. It writes below {@code folder} only. */
    Consumer<RunEvent> open(C options, Path folder);
}
