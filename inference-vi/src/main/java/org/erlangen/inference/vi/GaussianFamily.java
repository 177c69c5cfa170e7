package org.erlangen.inference.vi;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** Families of Gaussians over one map's weight. */
public enum GaussianFamily {
    /** Kronecker-factored covariance: one factor over outputs, one over inputs. */
    MATRIX_NORMAL(0.3, 0.3) {
        @Override
        NamedTensors initialise(Tensor mean, double deviation, double scale) {
            return MatrixNormal.initialise(mean, scale * deviation);
        }

        @Override
        WeightPosterior of(NamedTensors parameters) {
            return MatrixNormal.of(parameters);
        }
    },
    /** As matrix-normal, but of free matrices whose entries are the factors': for networks that predict by an energy. */
    TRIANGULAR(0.3, 0.3) {
        @Override
        NamedTensors initialise(Tensor mean, double deviation, double scale) {
            return TriangularNormal.initialise(mean, deviation, scale);
        }

        @Override
        WeightPosterior of(NamedTensors parameters) {
            return TriangularNormal.of(parameters);
        }
    },
    /** Independent elements. */
    MEAN_FIELD(0.5, 0.05) {
        @Override
        NamedTensors initialise(Tensor mean, double deviation, double scale) {
            return MeanField.initialise(mean, scale * deviation);
        }

        @Override
        WeightPosterior of(NamedTensors parameters) {
            return MeanField.of(parameters);
        }
    },
    /** Any covariance; for small weights only. */
    FULL(0.3, 0.3) {
        @Override
        NamedTensors initialise(Tensor mean, double deviation, double scale) {
            return FullGaussian.initialise(mean, scale * deviation);
        }

        @Override
        WeightPosterior of(NamedTensors parameters) {
            return FullGaussian.of(parameters);
        }
    };

    private final double hiddenDeviation;
    private final double readoutDeviation;

    GaussianFamily(double hiddenDeviation, double readoutDeviation) {
        this.hiddenDeviation = hiddenDeviation;
        this.readoutDeviation = readoutDeviation;
    }

    /** The first deviation of a weight, in units of its prior's. Source: docs/methods/invariant-weights.md, section 9. */
    double initialDeviation(boolean readout) {
        return readout ? readoutDeviation : hiddenDeviation;
    }

    /** Free parameters of a member with a mean and the deviation {@code scale * deviation}. Shape: mean [K, H]. */
    abstract NamedTensors initialise(Tensor mean, double deviation, double scale);

    /** The member that free parameters stand for. */
    abstract WeightPosterior of(NamedTensors parameters);
}
