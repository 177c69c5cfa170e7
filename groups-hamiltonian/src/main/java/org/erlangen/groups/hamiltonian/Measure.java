package org.erlangen.groups.hamiltonian;

import java.util.Arrays;
import org.erlangen.api.tensor.NormalDistribution;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A distribution of flow times tau in R^K, as a function of independent base coordinates that are uniform on [-1, 1]. All but {@link #ONE}
 * are odd: opposite base coordinates give opposite times.
 *
 * <p>Source: docs/methods/observables.md, section 4.
 */
public enum Measure {
    /** Independent, uniform on [-1, 1]. */
    UNIFORM {
        @Override
        int coordinates(int times) {
            return times;
        }

        @Override
        double[] times(double[] base, int times) {
            return base;
        }
    },
    /** Uniform in the Euclidean unit ball: a normal direction, and the root of a uniform number as radius. */
    BALL {
        @Override
        int coordinates(int times) {
            return times == 1 ? 1 : times + 1;
        }

        @Override
        double[] times(double[] base, int times) {
            return times == 1 ? base : ball(normal(base, times), Math.abs(base[times]));
        }
    },
    /** Uniform in the unit ball of sums of absolute values: signed exponential numbers over their sum with one more. */
    ONE_BALL {
        @Override
        int coordinates(int times) {
            return times + 1;
        }

        @Override
        double[] times(double[] base, int times) {
            double[] exponential = new double[times + 1];
            double[] sign = new double[times];
            for (int i = 0; i <= times; i++) {
                exponential[i] = -Math.log1p(-Math.min(Math.abs(base[i]), LARGEST));
            }
            for (int i = 0; i < times; i++) {
                sign[i] = Math.signum(base[i]);
            }
            return oneBall(exponential, sign);
        }
    },
    /** One of the times, chosen at random, is 1, the others are 0. */
    ONE {
        @Override
        int coordinates(int times) {
            return 1;
        }

        @Override
        double[] times(double[] base, int times) {
            return one(Math.min(times - 1, (int) ((base[0] + 1) / 2 * times)), times);
        }
    },
    /** Independent standard normal. */
    GAUSSIAN {
        @Override
        int coordinates(int times) {
            return times;
        }

        @Override
        double[] times(double[] base, int times) {
            return normal(base, times);
        }
    },
    /**
     * Points along flow lines: a uniform direction on the sphere, times a number in [0, 1] with the density of the normal distribution there,
     * over pi. The mean is the normalised path integral of the flow lines.
     */
    PATH {
        @Override
        int coordinates(int times) {
            return times + 1;
        }

        @Override
        double[] times(double[] base, int times) {
            double length = NormalDistribution.quantile(0.5 + WITHIN_ONE * Math.abs(base[times]));
            return scaled(normal(base, times), length / Math.PI);
        }
    };

    /** Larger base coordinates count as this one, so that no quantile is infinite; single precision has few numbers beyond. */
    private static final double LARGEST = 1 - 0x1p-26;
    /** The probability of a standard normal number to be in [0, 1]. */
    private static final double WITHIN_ONE = 0.341344746068543;

    /** Number of base coordinates for a number of times. */
    abstract int coordinates(int times);

    /** The times that belong to base coordinates. */
    abstract double[] times(double[] base, int times);

    /** Times in float64, constant in every differentiation. Shape: coordinates [G, {@link #coordinates}]; result [G, K]. */
    Tensor draw(Tensor coordinates, int times) {
        double[] base = coordinates.toDoubles();
        int count = coordinates.shape().size(0);
        int each = coordinates.shape().size(1);
        double[] drawn = new double[count * times];
        for (int i = 0; i < count; i++) {
            double[] row = Arrays.copyOfRange(base, i * each, (i + 1) * each);
            System.arraycopy(times(row, times), 0, drawn, i * times, times);
        }
        return coordinates.tensors().of(Shape.of(count, times), Precision.FLOAT64, drawn);
    }

    /** {@code g / |g| u^(1/K)}; 0 for g = 0. */
    static double[] ball(double[] normal, double uniform) {
        return scaled(normal, Math.pow(uniform, 1.0 / normal.length));
    }

    /** {@code sign_k e_k / sum_j e_j}, the sum over one more number than there are signs. */
    static double[] oneBall(double[] exponential, double[] sign) {
        double sum = 0;
        for (double number : exponential) {
            sum += number;
        }
        double[] times = new double[sign.length];
        for (int i = 0; i < times.length && sum > 0; i++) {
            times[i] = sign[i] * exponential[i] / sum;
        }
        return times;
    }

    /** 1 at an index. */
    static double[] one(int index, int times) {
        double[] one = new double[times];
        one[index] = 1;
        return one;
    }

    private static double[] normal(double[] base, int times) {
        double[] normal = new double[times];
        for (int i = 0; i < times; i++) {
            double inside = Math.max(-LARGEST, Math.min(LARGEST, base[i]));
            normal[i] = NormalDistribution.quantile((1 + inside) / 2);
        }
        return normal;
    }

    /** The vector of this direction and length; 0 when it has no direction. */
    private static double[] scaled(double[] direction, double length) {
        double square = 0;
        for (double number : direction) {
            square += number * number;
        }
        double[] scaled = new double[direction.length];
        for (int i = 0; i < scaled.length && square > 0; i++) {
            scaled[i] = direction[i] * length / Math.sqrt(square);
        }
        return scaled;
    }
}
