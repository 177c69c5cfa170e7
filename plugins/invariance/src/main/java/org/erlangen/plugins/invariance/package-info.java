/**
 * Is an invariance genuine? Measures of predictions, logits, saliencies and sensitivities over orbits of inputs, and a report of them.
 *
 * <p>Source: Moskalev, Sepliarskaia, Bekkers, Smeulders, "On genuine invariance learning without weight-tying", TAG-ML 2023;
 * docs/methods/invariance-metrics.md.
 */
@NullMarked
package org.erlangen.plugins.invariance;

import org.jspecify.annotations.NullMarked;
