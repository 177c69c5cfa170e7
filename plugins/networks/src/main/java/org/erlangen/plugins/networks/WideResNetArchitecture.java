package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * A wide residual network without normalisation: WRN-depth-widening. Its declared maps are {@code stem}, {@code block-1-convolution-1},
 * {@code block-1-convolution-2}, {@code block-1-shortcut}, ... and {@code readout}; its other parameters are scalars.
 */
public final class WideResNetArchitecture implements Architecture<WideResNetOptions> {
    /** The stem and the shortcuts of the three stages. */
    private static final int CONVOLUTIONS_OUTSIDE = 4;

    private static final int WIDTH = 16;

    /** Found by name through the service loader. */
    public WideResNetArchitecture() {}

    @Override
    public Description<WideResNetOptions> describe() {
        return Description.of(
                        "wide-resnet", "a wide residual network without normalisation, Fixup", WideResNetOptions.class)
                .source("Sergey Zagoruyko, Nikos Komodakis", "Wide Residual Networks", "BMVC", 2016)
                .source(
                        "Hongyi Zhang, Yann N. Dauphin, Tengyu Ma",
                        "Fixup Initialization: Residual Learning Without Normalization",
                        "ICLR",
                        2019);
    }

    @Override
    public List<Refusal> refusals(WideResNetOptions options, Shape input, int outputs) {
        List<Refusal> refusals = new ArrayList<>(ResidualNetwork.refusals(options.depth(), CONVOLUTIONS_OUTSIDE));
        refusals.addAll(ImageInput.refusals("wide-resnet", input, 1));
        return refusals;
    }

    @Override
    public Network network(WideResNetOptions options, Shape input, int outputs) {
        int blocks = ResidualNetwork.blocksPerStage(options.depth(), CONVOLUTIONS_OUTSIDE);
        return new ResidualNetwork(blocks, WIDTH, WIDTH * options.widening(), ProjectedBlock::new, input, outputs);
    }
}
