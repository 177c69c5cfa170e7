package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * Networks whose layers each have several paths, strict and relaxing ones, averaged: the prior precisions of their weights say which
 * symmetry a layer has. Blocks are {@code block-1}, {@code block-2}, ...; then come {@code hidden} and {@code readout}.
 */
public final class LayerwiseArchitecture implements Architecture<LayerwiseOptions> {
    /** Found by name through the service loader. */
    public LayerwiseArchitecture() {}

    @Override
    public Description<LayerwiseOptions> describe() {
        return Description.of(
                        "layerwise",
                        "blocks of strict and relaxing layers side by side: symmetry learnt layer by layer",
                        LayerwiseOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, Alexander Immer, Mark van der Wilk",
                        "Learning Layer-wise Equivariances Automatically using Gradients",
                        "NeurIPS",
                        2023)
                .source(
                        "Marc Finzi, Gregory Benton, Andrew Gordon Wilson",
                        "Residual Pathway Priors for Soft Equivariance Constraints",
                        "NeurIPS",
                        2021);
    }

    @Override
    public List<Refusal> refusals(LayerwiseOptions options, Shape input, int outputs) {
        List<Refusal> refusals = new ArrayList<>(paths(options));
        int divisor = options.size().divisor();
        boolean square = input.rank() == 3 && input.size(1) == input.size(2) && input.size(0) > 0;
        if (!square || input.size(1) == 0 || input.size(1) % divisor != 0) {
            refusals.add(new Refusal(
                    "",
                    "the network 'layerwise' can't halve inputs of shape " + input + " as often as it has to",
                    "square images whose side is a multiple of " + divisor,
                    "Choose data of another side or another size of the network"));
        }
        return refusals;
    }

    private static List<Refusal> paths(LayerwiseOptions options) {
        List<Refusal> refusals = new ArrayList<>();
        if (options.paths().isEmpty()) {
            refusals.add(
                    new Refusal("paths", "a block without paths", "at least one layer", "For instance [convolution]"));
        }
        Set<String> names = new HashSet<>();
        Set<Integer> elements = new HashSet<>();
        for (int i = 0; i < options.paths().size(); i++) {
            Choice<RelaxedLayer<Record>> path = options.paths().get(i);
            if (!names.add(path.name())) {
                refusals.add(
                        new Refusal("paths[" + i + "]", "'" + path.name() + "' is there already", "", "Leave it out"));
            }
            int own = path.provider().elements(path.options());
            if (own > 1 && elements.add(own) && elements.size() > 1) {
                refusals.add(new Refusal(
                        "paths[" + i + "]",
                        "'" + path.name() + "' has channels for " + own
                                + " group elements, a path before it for another number",
                        "layers of one group, and layers of none",
                        ""));
            }
        }
        return refusals;
    }

    @Override
    public Network network(LayerwiseOptions options, Shape input, int outputs) {
        return new LayerwiseNetwork(options, input, outputs);
    }
}
