package org.erlangen.host.configuration;

import java.util.OptionalDouble;
import org.erlangen.api.provider.Option;

/**
 * What an experiment says of one hyperparameter.
 *
 * @param initial the value that it starts from; absent: the plugin's own
 * @param learn whether the evidence may change it
 */
public record HyperparameterSetting(
        @Option("first value, on the constrained scale; left out: the plugin's own")
        OptionalDouble initial,

        @Option(value = "whether the marginal likelihood may change it", byDefault = "true")
        boolean learn) {}
