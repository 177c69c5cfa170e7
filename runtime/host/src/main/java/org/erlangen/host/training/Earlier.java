package org.erlangen.host.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.inference.State;

/** What was done of fits before their run was interrupted. States are read in the memory scope of the call. */
public interface Earlier {
    /** Nothing was. */
    Earlier NOTHING = new Earlier() {
        @Override
        public Optional<State> last(String fit) {
            return Optional.empty();
        }

        @Override
        public Optional<Reached> reached(String fit) {
            return Optional.empty();
        }

        @Override
        public List<Map<String, Double>> epochs(String fit) {
            return List.of();
        }
    };

    /** The last state of a fit that has ended. */
    Optional<State> last(String fit);

    /** How far a fit has come that has not ended. */
    Optional<Reached> reached(String fit);

    /** Metrics and hyperparameters of a fit's finished epochs, in order. */
    List<Map<String, Double>> epochs(String fit);
}
