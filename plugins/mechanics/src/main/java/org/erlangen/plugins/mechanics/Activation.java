package org.erlangen.plugins.mechanics;

import org.erlangen.api.tensor.Tensor;

/** Smooth functions of units, each with its first derivative, since an energy is used by its gradient. */
public enum Activation {
    /** {@code z} where positive, else {@code e^z - 1}: a continuous derivative. */
    ELU {
        @Override
        Unit at(Tensor z) {
            Tensor above = z.relu();
            Tensor exponential = z.subtract(above).exp();
            return new Unit(above.add(exponential), exponential);
        }

        @Override
        Tensor slope(Tensor z) {
            return below(z).exp();
        }

        @Override
        double offset() {
            return -1;
        }
    },
    /** {@code z} where positive, else {@code 2 (e^z - 1)}: the derivative jumps at 0, and so does the motion's velocity. */
    ELU2 {
        @Override
        Unit at(Tensor z) {
            Tensor doubled = below(z).exp().multiply(2);
            return new Unit(z.relu().add(doubled), doubled.subtract(z.step()));
        }

        @Override
        Tensor slope(Tensor z) {
            return below(z).exp().multiply(2).subtract(z.step());
        }

        @Override
        double offset() {
            return -2;
        }
    },
    /** Hyperbolic tangent. */
    TANH {
        @Override
        Unit at(Tensor z) {
            Tensor value = z.tanh();
            return new Unit(value, slopeOf(value));
        }

        @Override
        Tensor slope(Tensor z) {
            return slopeOf(z.tanh());
        }

        private static Tensor slopeOf(Tensor value) {
            return value.square().negate().add(1);
        }
    },
    /** {@code log(1 + e^z)}. */
    SOFTPLUS {
        @Override
        Unit at(Tensor z) {
            return new Unit(z.softplus(), z.sigmoid());
        }

        @Override
        Tensor slope(Tensor z) {
            return z.sigmoid();
        }
    };

    /**
     * A layer of units.
     *
     * @param value their values, less the {@link #offset}
     * @param slope their derivatives
     */
    record Unit(Tensor value, Tensor slope) {}

    abstract Unit at(Tensor z);

    /** The derivatives alone, in fewer operations. */
    abstract Tensor slope(Tensor z);

    /** A constant that {@link Unit#value} leaves out, since the next layer can add it to its bias once. */
    double offset() {
        return 0;
    }

    private static Tensor below(Tensor z) {
        return z.subtract(z.relu());
    }
}
