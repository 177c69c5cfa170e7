package org.erlangen.plugins.digits.internal;

/**
 * Digits in the quadrants of a canvas: 0 upper left, 1 upper right, 2 lower left, 3 lower right.
 *
 * @param part the part of MNIST
 * @param side rows and columns of the canvas: 16 or 32
 */
public record Quadrants(Part part, int side) {
    /** Number of quadrants. */
    public static final int COUNT = 4;

    private static final int DIGIT = IdxHeader.SIDE;
    private static final double MEAN = 0.1307;
    private static final double DEVIATION = 0.3081;

    /** The quadrant of an image: the two top bits of a hash of its number. */
    public int of(int index) {
        long seed = part == Part.TRAINING ? 1001 : 1000;
        return (int) (mixed(seed * 1_000_003 + index) >>> 62);
    }

    /** Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. */
    private static long mixed(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The first images, row-major, less the mean of MNIST's pixels and divided by their deviation. */
    public double[] images(Digits digits, int count) {
        double[] pixels = new double[count * side * side];
        double[] digit = new double[DIGIT * DIGIT];
        for (int i = 0; i < count; i++) {
            digits.copyImage(i, digit, 0);
            double[] canvas = side == 32 ? read(digit, of(i)) : averaged(digit, of(i));
            for (int p = 0; p < canvas.length; p++) {
                pixels[i * side * side + p] = (canvas[p] - MEAN) / DEVIATION;
            }
        }
        return pixels;
    }

    /** A margin of 2, means over 4 x 4 pixels, in a quadrant of 16 x 16. */
    private static double[] averaged(double[] digit, int quadrant) {
        double[] canvas = new double[16 * 16];
        for (int i = 0; i < digit.length; i++) {
            int row = (i / DIGIT + 2) / 4 + 8 * (quadrant / 2);
            int column = (i % DIGIT + 2) / 4 + 8 * (quadrant % 2);
            canvas[row * 16 + column] += digit[i] / 16;
        }
        return canvas;
    }

    /** In a quadrant of 56 x 56, read bilinearly at 32 x 32 places between half-pixel centres, rounded to 8 bits. */
    private static double[] read(double[] digit, int quadrant) {
        double[] canvas = new double[32 * 32];
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                double y = (row + 0.5) * 1.75 - 0.5 - DIGIT * Math.floorDiv(quadrant, 2);
                double x = (column + 0.5) * 1.75 - 0.5 - DIGIT * (quadrant % 2);
                canvas[row * 32 + column] = Math.rint(255 * bilinear(digit, y, x)) / 255;
            }
        }
        return canvas;
    }

    private static double bilinear(double[] digit, double y, double x) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        double down = y - row;
        double right = x - column;
        double upper = (1 - right) * at(digit, row, column) + right * at(digit, row, column + 1);
        double lower = (1 - right) * at(digit, row + 1, column) + right * at(digit, row + 1, column + 1);
        return (1 - down) * upper + down * lower;
    }

    private static double at(double[] digit, int row, int column) {
        boolean inside = row >= 0 && row < DIGIT && column >= 0 && column < DIGIT;
        return inside ? digit[row * DIGIT + column] : 0;
    }
}
