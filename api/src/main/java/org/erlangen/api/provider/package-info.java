/**
 * What every plugin says of itself, the options it takes, and how it refuses.
 *
 * <p>A plugin is a class with a public no-argument constructor, named in its module descriptor by {@code provides ... with ...}. It
 * implements one SPI, each of which extends {@link org.erlangen.api.provider.Provider}. Its options are a record whose
 * components carry {@link org.erlangen.api.provider.Option}; validation, {@code plugins show} and the documentation follow
 * from it. Providers are immutable and keep no state.
 */
@NullMarked
package org.erlangen.api.provider;

import org.jspecify.annotations.NullMarked;
