package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A residual network without normalisation: a 3 x 3 convolution, three stages of blocks, ReLU, the mean over the grid, a dense readout
 * that starts at zero. The second and third stage halve the grid and double the planes.
 *
 * <p>Source: Zhang, Dauphin and Ma, "Fixup Initialization: Residual Learning Without Normalization", ICLR 2019.
 */
final class ResidualNetwork implements Network {
    private static final int STAGES = 3;
    private static final int CONVOLUTIONS_PER_BLOCK = 2;
    private static final String STEM_BIAS = "stem-bias";
    private static final String FEATURE_BIAS = "feature-bias";

    private final Shape image;
    private final LinearMap.Convolution stem;
    private final List<ResidualBlock> blocks;
    private final LinearMap.Dense readout;

    /** What is wrong with a depth that counts {@code outside} layers outside the blocks. */
    static List<Refusal> refusals(int depth, int outside) {
        int step = STAGES * CONVOLUTIONS_PER_BLOCK;
        if (depth > outside && (depth - outside) % step == 0) {
            return List.of();
        }
        int first = outside + step;
        String allowed = "must be " + first + ", " + (first + step) + ", " + (first + 2 * step) + " and so on";
        return List.of(new Refusal("depth", "a depth of " + depth, allowed, ""));
    }

    /** Blocks in each stage of a network of a depth that counts {@code outside} layers outside the blocks. */
    static int blocksPerStage(int depth, int outside) {
        return (depth - outside) / (STAGES * CONVOLUTIONS_PER_BLOCK);
    }

    /** A network of {@code width} channels after the stem and {@code planes} in the first stage. */
    ResidualNetwork(
            int blocksPerStage,
            int width,
            int planes,
            Function<ResidualBranch, ResidualBlock> block,
            Shape image,
            int outputs) {
        this.image = image;
        this.stem = ResidualBranch.convolution("stem", image.size(0), width, 1);
        List<ResidualBlock> chain = new ArrayList<>();
        int count = STAGES * blocksPerStage;
        int channels = width;
        for (int i = 0; i < count; i++) {
            int stage = i / blocksPerStage;
            int stride = stage > 0 && i % blocksPerStage == 0 ? 2 : 1;
            int next = planes << stage;
            chain.add(block.apply(new ResidualBranch("block-" + (i + 1), channels, next, stride, count)));
            channels = next;
        }
        this.blocks = List.copyOf(chain);
        this.readout = LinearMap.Dense.of("readout", channels, outputs);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(MapParameters.uniform(stem));
        parameters.add(ResidualBranch.bias(STEM_BIAS));
        blocks.forEach(block -> parameters.addAll(block.parameters()));
        parameters.add(ResidualBranch.bias(FEATURE_BIAS));
        parameters.add(MapParameters.weight(readout, Initialiser.zeros()));
        parameters.add(new Parameter(readout.bias(), Shape.of(readout.outputs()), Initialiser.zeros()));
        return parameters;
    }

    @Override
    public List<LinearMap> maps() {
        List<LinearMap> maps = new ArrayList<>();
        maps.add(stem);
        blocks.forEach(block -> maps.addAll(block.maps()));
        maps.add(readout);
        return maps;
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor images = x.reshape(-1, image.size(0), image.size(1), image.size(2));
        Tensor h = sites.convolution(stem, images).add(sites.parameter(STEM_BIAS));
        for (ResidualBlock block : blocks) {
            h = block.apply(sites, h);
        }
        return sites.readout(readout, Pooling.mean(h.relu()).add(sites.parameter(FEATURE_BIAS)));
    }
}
