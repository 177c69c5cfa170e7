package org.erlangen.plugins.pictures;

import org.erlangen.api.provider.Option;

/**
 * Options of the curve.
 *
 * @param before the epoch that is drawn as "before"
 */
public record CurveOptions(
        @Option(
                value = "the epoch after which the first curve is drawn; the second is the end of the run",
                unit = "epochs",
                min = 1,
                byDefault = "1")
        int before) {}
