package org.erlangen.api.provider;

/**
 * What all SPIs have in common: a description. A provider is immutable, keeps no state, and reaches the outside through the
 * arguments of its methods only.
 *
 * @param <C> the record of its options; {@link NoOptions} when it has none
 */
public interface Provider<C extends Record> {
    /** Name, summary, options and sources. */
    Description<C> describe();

    /** Version, for provenance and listings. By default that of the module, or of the jar's manifest, else {@code unversioned}. */
    default String version() {
        Module module = getClass().getModule();
        if (module.getDescriptor() != null
                && module.getDescriptor().rawVersion().isPresent()) {
            return module.getDescriptor().rawVersion().get();
        }
        String manifest = getClass().getPackage().getImplementationVersion();
        return manifest == null ? "unversioned" : manifest;
    }
}
