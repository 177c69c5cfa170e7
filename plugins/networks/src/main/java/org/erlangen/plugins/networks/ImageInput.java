package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/** What networks over images demand of their inputs. */
final class ImageInput {
    private ImageInput() {}

    /** Refuses inputs that are no images [channels, rows, columns] of at least {@code side} rows and columns. */
    static List<Refusal> refusals(String network, Shape input, int side) {
        if (input.rank() == 3 && Math.min(input.size(1), input.size(2)) >= side && input.size(0) > 0) {
            return List.of();
        }
        String size = side > 1 ? ", " + side + " x " + side + " pixels or more" : "";
        return List.of(new Refusal(
                "",
                "the network '" + network + "' can't take inputs of shape " + input,
                "it needs images of shape [channels, rows, columns]" + size,
                "Use the network 'mlp', or data made of " + (side > 1 ? "larger images" : "images")));
    }
}
