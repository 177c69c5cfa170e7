package org.erlangen.groups.hamiltonian;

import java.util.List;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/** What the groups of this module share: states, and where they come from. */
final class States {
    private States() {}

    /** Why inputs are no states of as many pairs (q, p) as a multiple of {@code axes}; empty when they are. */
    static List<Refusal> refusals(Shape input, int axes) {
        if (input.rank() == 1 && input.size(0) > 0 && input.size(0) % (2 * axes) == 0) {
            return List.of();
        }
        return List.of(new Refusal(
                "",
                "inputs of shape " + input + " are no states (q, p)"
                        + (axes == 1 ? "" : " of bodies in " + axes + " axes"),
                "one axis, of a multiple of " + 2 * axes + " coordinates",
                axes == 1 ? "Choose data of a mechanical system" : "Set axes as the data have it"));
    }

    static <C extends Record> Description<C> sourced(Description<C> description) {
        return description.source(
                "Tycho F.A. van der Ouderaa, Mark van der Wilk, Pim de Haan",
                "Noether's razor: Learning Conserved Quantities",
                "NeurIPS",
                2024);
    }
}
