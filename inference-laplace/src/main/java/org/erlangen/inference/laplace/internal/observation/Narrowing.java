package org.erlangen.inference.laplace.internal.observation;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * No more directions than numbers at the narrowest place. Where all that goes back passes through one value, second moments of what follows depend on the
 * directions there only through {@code sum_c g_c g_c^T} of each example; its Cholesky factor has as many columns as the value has elements that
 * anything arrives at, those of active units.
 *
 * @param batch examples
 */
record Narrowing(int batch) implements UnaryOperator<Tensor> {
    /** Wider values are not looked at. */
    private static final int WIDEST = 256;

    /** Fewer directions must be worth the trouble: by this factor at least. */
    private static final double GAIN = 0.9;

    /** So many examples are looked at first. */
    private static final int FEW = 4;

    /** A pivot so much smaller than its diagonal element is rounding. */
    private static final double ROUNDING = 1e-14;

    /** Shape: gradients [C, B, ...] give [C', B, ...], the same if there are not fewer. */
    @Override
    public Tensor apply(Tensor gradients) {
        Shape shape = gradients.shape();
        int directions = shape.size(0);
        boolean byExample = shape.rank() > 1 && shape.size(1) == batch;
        int size = byExample ? shape.part(2, shape.rank()).elements() : Integer.MAX_VALUE;
        if (size > WIDEST || directions == 1) {
            return gradients;
        }
        // Most often a few examples have too many active units already: then the rest need not leave the device.
        if (batch > FEW
                && most(active(gradients.slice(1, 0, FEW).toDoubles(), directions, FEW, size)) > GAIN * directions) {
            return gradients;
        }
        double[] numbers = gradients.toDoubles();
        int[][] active = active(numbers, directions, batch, size);
        int most = most(active);
        if (most > GAIN * directions) {
            return gradients;
        }
        double[] fewer = new double[most * batch * size];
        for (int n = 0; n < batch; n++) {
            factor(numbers, directions, n, size, active[n], fewer);
        }
        return gradients.tensors().of(shape.with(0, most), gradients.precision(), fewer);
    }

    private static int most(int[][] active) {
        return Arrays.stream(active).mapToInt(elements -> elements.length).max().orElse(0);
    }

    /** The elements of each example that anything arrives at. */
    private static int[][] active(double[] numbers, int directions, int examples, int size) {
        int[][] active = new int[examples][];
        for (int example = 0; example < examples; example++) {
            int[] found = new int[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                boolean any = false;
                for (int c = 0; c < directions && !any; c++) {
                    any = numbers[(c * examples + example) * size + i] != 0;
                }
                if (any) {
                    found[count++] = i;
                }
            }
            active[example] = Arrays.copyOf(found, count);
        }
        return active;
    }

    /** Writes the columns of the Cholesky factor of an example's second moment as its directions. */
    private void factor(double[] numbers, int directions, int example, int size, int[] active, double[] fewer) {
        double[][] moment = moment(numbers, directions, example, size, active);
        for (int k = 0; k < active.length; k++) {
            double pivot = moment[k][k];
            for (int c = 0; c < k; c++) {
                double done = fewer[(c * batch + example) * size + active[k]];
                pivot -= done * done;
            }
            if (pivot > ROUNDING * moment[k][k]) {
                double root = Math.sqrt(pivot);
                for (int i = k; i < active.length; i++) {
                    double rest = moment[i][k];
                    for (int c = 0; c < k; c++) {
                        int from = (c * batch + example) * size;
                        rest -= fewer[from + active[i]] * fewer[from + active[k]];
                    }
                    fewer[(k * batch + example) * size + active[i]] = rest / root;
                }
            }
        }
    }

    /** {@code sum_c g_c g_c^T} over active elements, its lower half. */
    private double[][] moment(double[] numbers, int directions, int example, int size, int[] active) {
        double[][] moment = new double[active.length][active.length];
        for (int c = 0; c < directions; c++) {
            int from = (c * batch + example) * size;
            for (int i = 0; i < active.length; i++) {
                double number = numbers[from + active[i]];
                for (int j = 0; j <= i; j++) {
                    moment[i][j] += number * numbers[from + active[j]];
                }
            }
        }
        return moment;
    }
}
