package org.erlangen.inference.laplace;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * All that a map may be beside plain: a convolution at two places, blocks, a dense map at three places, and images of weights that depend
 * on a hyperparameter. Shape: x [B, 1, 4, 4], two outputs.
 */
record ImagedNetwork() implements Network {
    static final Shape INPUT = Shape.of(1, 4, 4);
    private static final String OMEGA = "imaged.omega";

    private static LinearMap.Convolution conv() {
        return LinearMap.Convolution.of("conv", 1, 2, 3, ConvolutionGeometry.of(1, 0));
    }

    private static LinearMap.Blocks u() {
        return LinearMap.Blocks.of("u", 2, 4, 3);
    }

    private static LinearMap.Blocks v() {
        return new LinearMap.Blocks("v", 3, 2, 4, false, WeightImage.IDENTITY);
    }

    private static LinearMap.Dense mix() {
        return LinearMap.Dense.of("mix", 4, 2);
    }

    private static LinearMap.Dense out() {
        return LinearMap.Dense.of("out", 6, 2);
    }

    @Override
    public List<LinearMap> maps() {
        return List.of(conv(), u(), v(), mix(), out());
    }

    @Override
    public List<Parameter> parameters() {
        Initialiser normal = Initialiser.normal(0.5);
        return List.of(
                new Parameter("conv.weight", Shape.of(2, 1, 4), normal),
                new Parameter("conv.bias", Shape.of(2), normal),
                new Parameter("u.weight", Shape.of(3, 2 * 2), normal),
                new Parameter("u.bias", Shape.of(3), normal),
                new Parameter("v.weight", Shape.of(2, 3 * 2), normal),
                new Parameter("mix.weight", Shape.of(2, 4), normal),
                new Parameter("mix.bias", Shape.of(2), normal),
                new Parameter("out.weight", Shape.of(2, 6), normal),
                new Parameter("out.bias", Shape.of(2), normal));
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(new Hyperparameter(OMEGA, "frequency", 0.7, Constraint.POSITIVE, Unit.NONE, true));
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor omega = sites.hyperparameter(OMEGA);
        Tensor frames = x.tensors().stack(1, List.of(x, x.flip(-1)));
        Tensor seen = sites.convolution(conv().through(WeightImage.right(waves(omega, 4, 9))), frames)
                .tanh()
                .sum(1)
                .reshape(-1, 2, 4);
        Tensor z = sites.blocks(u().through(WeightImage.right(waves(omega, 2, 4))), seen)
                .tanh()
                .transpose(0, 2, 1);
        Tensor y = sites.blocks(v().through(WeightImage.left(waves(omega, 4, 2))), z);
        Tensor mixed = sites.dense(mix(), y.tanh()).tanh();
        return sites.readout(out(), mixed.reshape(-1, 6));
    }

    /** {@code cos(omega (i + 1) (j + 1) / 3)}. Shape: [rows, columns]. */
    private static Tensor waves(Tensor omega, int rows, int columns) {
        Tensor row = omega.tensors().range(rows, omega.precision()).add(1).expand(-1);
        Tensor column = omega.tensors().range(columns, omega.precision()).add(1);
        return row.multiply(column).multiply(omega.multiply(1.0 / 3)).cos();
    }
}
