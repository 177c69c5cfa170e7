package org.erlangen.api.symmetry;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * How base coordinates on [-1, 1]^d are drawn.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 5.
 */
public enum Sampling {
    /** Independent uniform numbers. */
    STOCHASTIC {
        @Override
        void fill(Key key, int count, int dimension, double[] to, int at) {
            double[] uniform = uniform(key, count * dimension);
            for (int i = 0; i < uniform.length; i++) {
                to[at + i] = 2 * uniform[i] - 1;
            }
        }
    },
    /** Latin hypercube: each coordinate meets each of the {@code count} strata once; each sample alone is uniform. */
    STRATIFIED {
        @Override
        void fill(Key key, int count, int dimension, double[] to, int at) {
            double[] uniform = uniform(key, count * dimension);
            double[] order = uniform(key.fold("strata"), count * dimension);
            for (int axis = 0; axis < dimension; axis++) {
                for (int sample = 0; sample < count; sample++) {
                    int place = sample * dimension + axis;
                    int stratum = 0;
                    for (int other = 0; other < count; other++) {
                        double difference = order[other * dimension + axis] - order[place];
                        if (difference < 0 || (difference == 0 && other < sample)) {
                            stratum++;
                        }
                    }
                    to[at + place] = 2 * (stratum + uniform[place]) / count - 1;
                }
            }
        }
    },
    /** Independent uniform numbers in pairs: each sample of odd index is the negative of the one before. For measures that are even, of which the halves cancel. */
    ANTITHETIC {
        @Override
        void fill(Key key, int count, int dimension, double[] to, int at) {
            STOCHASTIC.fill(key, count, dimension, to, at);
            for (int sample = 1; sample < count; sample += 2) {
                for (int axis = 0; axis < dimension; axis++) {
                    int place = at + sample * dimension + axis;
                    to[place] = -to[place - dimension];
                }
            }
        }
    },
    /** Fixed equally spaced nodes, for one generator: even counts from {@code 2/count - 1} to 1, odd ones symmetric; the end points of a full circle do not coincide. */
    DETERMINISTIC {
        @Override
        void fill(Key key, int count, int dimension, double[] to, int at) {
            double first = count % 2 == 0 ? 2.0 / count - 1 : 1.0 / count - 1;
            for (int sample = 0; sample < count; sample++) {
                for (int axis = 0; axis < dimension; axis++) {
                    to[at + sample * dimension + axis] = first + 2.0 * sample / count;
                }
            }
        }
    };

    /** Coordinates of {@code groups} independent sets of {@code count} samples. Shape: [groups * count, dimension]. */
    public Tensor draw(Tensors tensors, Key key, int groups, int count, int dimension) {
        double[] coordinates = new double[groups * count * dimension];
        for (int group = 0; group < groups; group++) {
            fill(key.fold(group), count, dimension, coordinates, group * count * dimension);
        }
        return tensors.of(Shape.of(groups * count, dimension), coordinates);
    }

    abstract void fill(Key key, int count, int dimension, double[] to, int at);

    private static double[] uniform(Key key, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i += 2) {
            int[] block = key.block(i / 2);
            numbers[i] = unit(block[0], block[1]);
            if (i + 1 < count) {
                numbers[i + 1] = unit(block[2], block[3]);
            }
        }
        return numbers;
    }

    private static double unit(int high, int low) {
        return (((high & 0xFFFFFFFFL) << 21) ^ ((low & 0xFFFFFFFFL) >>> 11)) * 0x1.0p-53;
    }
}
