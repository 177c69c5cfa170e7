package org.erlangen.api.invariance;

import java.util.Map;
import org.erlangen.api.provider.Provider;

/** Provider of measures of invariance: a function of a network's outputs, or of their derivatives, over orbits. */
public interface InvarianceMetric<C extends Record> extends Provider<C> {
    /** The measures by name, such as {@code logit-error}, in order; means over inputs and moves unless the name says otherwise. */
    Map<String, Double> measure(C options, Orbits orbits);
}
