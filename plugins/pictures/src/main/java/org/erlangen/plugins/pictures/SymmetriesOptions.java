package org.erlangen.plugins.pictures;

import java.util.List;
import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Option;

/**
 * Options of the report of symmetries.
 *
 * @param truth the system that the data come from, to compare with: one, or none
 */
public record SymmetriesOptions(
        @Option(value = "the system that the data come from, to compare with what it conserves; one at most")
        List<Choice<DynamicalSystem<Record>>> truth) {
    public SymmetriesOptions {
        truth = List.copyOf(truth);
    }
}
