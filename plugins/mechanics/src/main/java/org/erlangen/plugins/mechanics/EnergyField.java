package org.erlangen.plugins.mechanics;

import java.util.function.UnaryOperator;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * An averaged energy and its motion. Affine maps are merged into the first layer, {@code W (L_s x + c_s) + b = (W L_s) x + (W c_s + b)}, so that the
 * average is a network S times as wide whose first layer is shared; its gradient sums over the maps in one product.
 */
final class EnergyField {
    private final Layers layers;
    private final Symmetrisation average;
    private final int dimension;
    private final int copies;
    private final Tensor rows;

    EnergyField(Layers layers, Symmetrisation average, int dimension) {
        this.layers = layers;
        this.average = average;
        this.dimension = dimension;
        this.copies = average instanceof Symmetrisation.Affine affine ? affine.samples() : 1;
        this.rows = rows();
    }

    /** The first layer in homogeneous coordinates, for every map. Shape: [R, S h, M + 1]. */
    private Tensor rows() {
        Tensor weight = layers.input();
        int sets = weight.shape().size(0);
        int units = weight.shape().size(1);
        Tensor bias = layers.inputBias();
        if (average instanceof Symmetrisation.Affine affine) {
            Tensor linear = weight.expand(1).matmul(affine.linear());
            Tensor shifts = affine.shift().matmul(weight, false, true).add(bias);
            int maps = Math.max(sets, affine.linear().shape().size(0));
            return weight.tensors().concatenate(2, linear.reshape(maps, -1, dimension), shifts.reshape(maps, -1, 1));
        }
        return weight.tensors().concatenate(2, weight, bias.transposed().broadcastTo(Shape.of(sets, units, 1)));
    }

    /** The averaged energy. Shape: x [B, M]; result [R, B]. */
    Tensor energy(Tensor x) {
        Tensor states = homogeneous(x);
        int batch = x.shape().size(0);
        if (average instanceof Symmetrisation.Flows flows) {
            return layers.energy(sums(homogeneous(flows.act().apply(plain(states)))))
                    .reshape(states.shape().size(0), batch, -1)
                    .mean(-1);
        }
        return layers.energy(sums(states))
                .reshape(states.shape().size(0), batch, -1)
                .mean(-1);
    }

    /** {@code J grad H}. Shape: x [B, M]; result [R, B, M]. */
    Tensor velocity(Tensor x) {
        return plain(motion(1).apply(homogeneous(x)));
    }

    /** The states after {@code steps} steps of size h. Shape: x [B, M]; result [R, B, M]. */
    Tensor follow(Integrator integrator, Tensor x, double h, int steps) {
        return plain(integrator.follow(motion(h), homogeneous(x), steps));
    }

    /** {@code h J grad H} in homogeneous coordinates, of which the last does not move. */
    private UnaryOperator<Tensor> motion(double h) {
        return average instanceof Symmetrisation.Flows flows ? flowing(flows, h) : affine(h);
    }

    private UnaryOperator<Tensor> affine(double h) {
        Tensor back = PhaseSpace.rotated(rows.slice(2, 0, dimension)).pad(2, 0, 1);
        UnaryOperator<Tensor> gradient = layers.gradient(h / copies);
        int units = layers.input().shape().size(1);
        return states -> {
            Shape wide = states.shape().with(2, copies * units);
            return gradient.apply(sums(states)).reshape(wide).matmul(back);
        };
    }

    /** Any maps: the gradient at the moved states is pulled back through them. */
    private UnaryOperator<Tensor> flowing(Symmetrisation.Flows flows, double h) {
        Tensors tensors = rows.tensors();
        UnaryOperator<Tensor> gradient = layers.gradient(h / flows.samples());
        Tensor back = rows.slice(2, 0, dimension);
        return states -> {
            Tensor x = plain(states);
            Tensor sums = sums(homogeneous(flows.act().apply(x)));
            Tensor pulled =
                    tensors.pullback(flows.act(), x, gradient.apply(sums).matmul(back));
            return PhaseSpace.rotated(pulled).pad(2, 0, 1);
        };
    }

    /** Sums of the first layer, one row for each state and map. Shape: [R, N, M + 1] gives [R, N S, h]. */
    private Tensor sums(Tensor states) {
        Tensor wide = states.matmul(rows, false, true);
        return wide.reshape(wide.shape().size(0), -1, layers.input().shape().size(1));
    }

    /** States with a last coordinate of 1, one set for each set of weights. Shape: [B, M] or [R, B, M] gives [R, B, M + 1]. */
    private Tensor homogeneous(Tensor x) {
        int sets = rows.shape().size(0);
        int batch = x.shape().size(-2);
        Tensor ones = x.tensors().filled(Shape.of(sets, batch, 1), 1, x.precision());
        return x.tensors().concatenate(2, x.broadcastTo(Shape.of(sets, batch, dimension)), ones);
    }

    private Tensor plain(Tensor states) {
        return states.slice(2, 0, dimension);
    }
}
