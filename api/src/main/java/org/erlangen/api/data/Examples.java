package org.erlangen.api.data;

import java.util.Map;

/**
 * Loaded data.
 *
 * @param training what the evidence is about
 * @param test never used for selection
 * @param provenance where it comes from: file names with their SHA-256 digests
 */
public record Examples(Dataset training, Dataset test, Map<String, String> provenance) {
    public Examples {
        provenance = Map.copyOf(provenance);
    }
}
