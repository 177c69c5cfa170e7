package org.erlangen.host.configuration;

import org.erlangen.api.provider.Option;
import org.erlangen.api.tensor.Precision;

/**
 * The plain keys of an experiment file.
 *
 * @param name the experiment's name
 * @param seed the root of all random numbers
 * @param precision the default format of tensors
 * @param baseline whether the same model is fitted without its groups too
 */
public record General(
        @Option("the experiment's name: letters, digits, dots, hyphens and underscores")
        String name,

        @Option(value = "the root of all random numbers", byDefault = "0")
        long seed,

        @Option(value = "format of tensors", byDefault = "float32")
        Precision precision,

        @Option(value = "also fit the same model without its groups, for comparison", byDefault = "false")
        boolean baseline) {
    public General {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("the name '" + name
                    + "' must consist of letters, digits, dots, hyphens and underscores, since a folder will bear it");
        }
    }
}
