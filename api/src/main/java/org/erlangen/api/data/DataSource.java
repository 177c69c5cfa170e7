package org.erlangen.api.data;

import java.nio.file.Path;
import org.erlangen.api.provider.Provider;

/** Provider of data: a function of options and files, the same each time. */
public interface DataSource<C extends Record> extends Provider<C> {
    /**
     * What {@link #load} will deliver; reads no more than headers. Errors: {@link org.erlangen.api.provider.ErlangenException} with every mistake of
     * the options and files found so far.
     */
    DataOutline outline(C options, Path folder);

    /** Loads or makes the data. Errors: {@link org.erlangen.api.provider.ErlangenException} naming the file and what is wrong in it. */
    Examples load(C options, DataContext context);
}
