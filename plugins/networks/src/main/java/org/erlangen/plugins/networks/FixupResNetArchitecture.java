package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * A residual network without normalisation, whose shortcuts have no parameters. Its declared maps are {@code stem}, {@code
 * block-1-convolution-1}, {@code block-1-convolution-2}, ... and {@code readout}; its other parameters are scalars.
 */
public final class FixupResNetArchitecture implements Architecture<FixupResNetOptions> {
    /** The stem and the readout. */
    private static final int LAYERS_OUTSIDE = 2;

    /** Found by name through the service loader. */
    public FixupResNetArchitecture() {}

    @Override
    public Description<FixupResNetOptions> describe() {
        return Description.of(
                        "fixup-resnet", "a residual network without normalisation, Fixup", FixupResNetOptions.class)
                .source(
                        "Hongyi Zhang, Yann N. Dauphin, Tengyu Ma",
                        "Fixup Initialization: Residual Learning Without Normalization",
                        "ICLR",
                        2019)
                .source(
                        "Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
                        "Deep Residual Learning for Image Recognition",
                        "CVPR",
                        2016);
    }

    @Override
    public List<Refusal> refusals(FixupResNetOptions options, Shape input, int outputs) {
        List<Refusal> refusals = new ArrayList<>(ResidualNetwork.refusals(options.depth(), LAYERS_OUTSIDE));
        refusals.addAll(ImageInput.refusals("fixup-resnet", input, 1));
        return refusals;
    }

    @Override
    public Network network(FixupResNetOptions options, Shape input, int outputs) {
        int blocks = ResidualNetwork.blocksPerStage(options.depth(), LAYERS_OUTSIDE);
        return new ResidualNetwork(blocks, options.planes(), options.planes(), PaddedBlock::new, input, outputs);
    }
}
