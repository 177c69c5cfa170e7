package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Option;

/**
 * Options of layer-wise networks.
 *
 * @param paths the layers that stand side by side in each block; their mean passes on
 * @param size how many blocks there are
 * @param width channels of the first block, for each group element
 * @param subsample how paths that keep the side halve their output
 */
public record LayerwiseOptions(
        @Option("Layers that stand side by side in each block; their mean passes on")
        List<Choice<RelaxedLayer<Record>>> paths,

        @Option(value = "How many blocks: published for eight, reduced for five", byDefault = "published")
        Size size,

        @Option(value = "Channels of the first block, for each group element", min = 1, byDefault = "10")
        int width,

        @Option(value = "How paths that keep the side halve their output", byDefault = "polyphase")
        Subsampling subsample) {
    public LayerwiseOptions {
        paths = List.copyOf(paths);
    }

    /** Stacks of blocks. */
    public enum Size {
        /** Eight blocks, sides from 32 to 1, channels from the width to sixteen times as many. */
        PUBLISHED,
        /** Five blocks, sides from 16 to 1, channels from the width to eight times as many. */
        REDUCED;

        /** The blocks, first one first. */
        List<Step> blocks() {
            return switch (this) {
                case PUBLISHED ->
                    List.of(
                            new Step(1, 1),
                            new Step(2, 2),
                            new Step(2, 1),
                            new Step(4, 2),
                            new Step(4, 1),
                            new Step(8, 2),
                            new Step(8, 2),
                            new Step(16, 2));
                case REDUCED -> List.of(new Step(1, 1), new Step(2, 2), new Step(4, 2), new Step(4, 2), new Step(8, 2));
            };
        }

        /** What a side must be a multiple of. */
        int divisor() {
            return blocks().stream().mapToInt(Step::stride).reduce(1, (a, b) -> a * b);
        }
    }

    /**
     * What a block does to channels and side.
     *
     * @param channels channels that leave it, as a multiple of the width
     * @param stride what the side is divided by
     */
    record Step(int channels, int stride) {}
}
