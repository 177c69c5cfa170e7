package org.erlangen.plugins.invariance;

import java.util.List;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Option;

/**
 * Options of the report of invariance.
 *
 * @param metrics what is measured; left out, all metrics of this module
 * @param inputs number of test inputs, the first ones
 */
public record InvarianceOptions(
        @Option(value = "what is measured; left out: predictions, logits, saliencies and sensitivities")
        List<Choice<InvarianceMetric<Record>>> metrics,

        @Option(value = "test inputs, the first ones", min = 1, max = 1_000_000, byDefault = "200")
        int inputs) {
    public InvarianceOptions {
        metrics = List.copyOf(metrics);
    }
}
