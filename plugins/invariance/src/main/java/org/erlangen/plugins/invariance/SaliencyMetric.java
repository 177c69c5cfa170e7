package org.erlangen.plugins.invariance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Tensor;

/**
 * Whether the same pixels decide: the cosine between the gradient at an input and the gradient at the moved input, moved back. The gradient is
 * that of the logit of the class that is predicted for the input as it is. 1 is the same evidence.
 */
public final class SaliencyMetric implements InvarianceMetric<NoOptions> {
    /** Gradients shorter than this have no direction. */
    private static final double SHORTEST = 1e-12;

    /** Found by name through the service loader. */
    public SaliencyMetric() {}

    @Override
    public Description<NoOptions> describe() {
        return Sources.genuine(Description.of(
                "saliencies", "cosine of gradients by the input, moved back: do the same pixels decide?"));
    }

    @Override
    public Map<String, Double> measure(NoOptions options, Orbits orbits) {
        Tensor reference = orbits.reference();
        Tensor classes = reference.argMax(-1).expand(-1);
        Tensor chosen = reference
                .tensors()
                .range(reference.shape().size(-1), reference.precision())
                .equalTo(classes);
        Means plain = new Means();
        Means absolute = new Means();
        Means logProbability = new Means();
        UnaryOperator<Tensor> logit = saliency(orbits, z -> z.multiply(chosen));
        UnaryOperator<Tensor> log = saliency(orbits, z -> z.logSoftmax(-1).multiply(chosen));
        Tensor inputs = orbits.examples().inputs();
        for (Orbits.Move move : orbits.moves()) {
            Tensor moved = move.act().apply(inputs);
            Tensor back = move.back().apply(logit.apply(moved));
            plain.add(logit.apply(inputs), back);
            absolute.add(logit.apply(inputs).absolute(), back.absolute());
            logProbability.add(log.apply(inputs), move.back().apply(log.apply(moved)));
        }
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("saliency-similarity", plain.mean());
        measures.put("absolute-saliency-similarity", absolute.mean());
        measures.put("log-probability-saliency-similarity", logProbability.mean());
        measures.put("saliencies-without-direction", (double) plain.skipped);
        return measures;
    }

    private static UnaryOperator<Tensor> saliency(Orbits orbits, UnaryOperator<Tensor> chosen) {
        return orbits.examples()
                .inputs()
                .tensors()
                .grad(x -> chosen.apply(orbits.logits().apply(x)).sumAll());
    }

    /** Cosines, summed where both vectors have a direction. */
    private static final class Means {
        private double sum;
        private int count;
        private int skipped;

        void add(Tensor first, Tensor second) {
            int examples = first.shape().size(0);
            double[] x = first.reshape(examples, -1).toDoubles();
            double[] y = second.reshape(examples, -1).toDoubles();
            int size = x.length / examples;
            for (int example = 0; example < examples; example++) {
                double xx = 0;
                double yy = 0;
                double xy = 0;
                for (int i = example * size; i < (example + 1) * size; i++) {
                    xx += x[i] * x[i];
                    yy += y[i] * y[i];
                    xy += x[i] * y[i];
                }
                if (Math.sqrt(xx) < SHORTEST || Math.sqrt(yy) < SHORTEST) {
                    skipped++;
                } else {
                    sum += xy / Math.sqrt(xx * yy);
                    count++;
                }
            }
        }

        double mean() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
