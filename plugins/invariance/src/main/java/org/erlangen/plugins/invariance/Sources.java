package org.erlangen.plugins.invariance;

import org.erlangen.api.provider.Description;

/** Where the measures come from. */
final class Sources {
    private Sources() {}

    static <C extends Record> Description<C> genuine(Description<C> description) {
        return description.source(
                "Artem Moskalev, Anna Sepliarskaia, Erik J. Bekkers, Arnold Smeulders",
                "On genuine invariance learning without weight-tying",
                "TAG-ML",
                2023);
    }
}
