package org.erlangen.groups.affine.layer;

import org.erlangen.api.provider.Option;

/** Options of layers with dense factors. */
public record StartOptions(
        @Option(value = "how large first weights are", byDefault = "published")
        Start start) {}
