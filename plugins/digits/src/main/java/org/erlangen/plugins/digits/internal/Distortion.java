package org.erlangen.plugins.digits.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.erlangen.api.symmetry.PlaneAction;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.plugins.digits.DigitsOptions;

/** What is done to each image once: a map of the plane whose amounts depend on seed, part and the image's number only. */
public final class Distortion {
    /** Images transformed at a time, which bounds the memory for their grids. */
    private static final int CHUNK = 1000;

    private static final int SIDE = IdxHeader.SIDE;

    /** What sides with a margin are multiples of, one pixel of margin for each. */
    private static final int WITH_MARGIN = 16;

    private final DigitsOptions options;
    private final Key key;

    /** The distortion of a part. */
    public Distortion(DigitsOptions options, Part part) {
        this.options = options;
        this.key = Key.ofSeed(options.seed()).fold(part.name().toLowerCase(Locale.ROOT));
    }

    /** The first images, transformed, and averaged to the side asked for. Shape: [count, 1, side, side]. */
    public Tensor images(Tensors tensors, Digits digits, int count) {
        List<Tensor> chunks = new ArrayList<>();
        for (int from = 0; from < count; from += CHUNK) {
            chunks.add(chunk(tensors, digits, from, Math.min(count, from + CHUNK)));
        }
        return tensors.concatenate(0, chunks);
    }

    private Tensor chunk(Tensors tensors, Digits digits, int from, int to) {
        int count = to - from;
        double[] pixels = new double[count * SIDE * SIDE];
        double[] matrices = new double[count * 9];
        for (int i = 0; i < count; i++) {
            digits.copyImage(from + i, pixels, i * SIDE * SIDE);
            System.arraycopy(matrix(from + i), 0, matrices, i * 9, 9);
        }
        Tensor plain = tensors.of(Shape.of(count, 1, SIDE, SIDE), pixels);
        if (options.transformation() == DigitsOptions.Transformation.PLAIN) {
            return pooled(plain);
        }
        Tensor maps = tensors.of(Shape.of(count, 3, 3), matrices);
        return pooled(PlaneAction.act(maps, plain, options.corners()));
    }

    /** The map of an image, row-major: where to read. */
    double[] matrix(int image) {
        int[] words = key.fold(image).block(0);
        double first = options.amount() * signed(words[0], words[1]);
        double second = options.amount() * signed(words[2], words[3]);
        return switch (options.transformation()) {
            case PLAIN -> affine(1, 0, 0, 0, 1, 0);
            case ROTATED -> rotation(Math.toRadians(first));
            case TRANSLATED -> affine(1, 0, first / halfWidth(), 0, 1, second / halfWidth());
            case SCALED -> affine(Math.exp(first), 0, 0, 0, Math.exp(second), 0);
        };
    }

    private static double[] rotation(double angle) {
        return affine(Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0);
    }

    private static double[] affine(double a, double b, double x, double c, double d, double y) {
        return new double[] {a, b, x, c, d, y, 0, 0, 1};
    }

    /** Pixels between the coordinates 0 and 1. */
    private double halfWidth() {
        return options.corners() == PlaneAction.Corners.ALIGNED ? (SIDE - 1) / 2.0 : SIDE / 2.0;
    }

    /** Averaged where the side asks for it, with a margin where it is a power of two. */
    private Tensor pooled(Tensor images) {
        int margin = options.side() % WITH_MARGIN == 0 ? options.side() / WITH_MARGIN : 0;
        int side = options.side() - 2 * margin;
        int block = SIDE / side;
        Tensor small = block == 1
                ? images
                : images.reshape(-1, 1, side, block, side, block).mean(3, 5);
        return margin == 0 ? small : small.pad(2, margin, margin).pad(3, margin, margin);
    }

    /** A number uniform in [-1, 1) from 53 random bits. */
    private static double signed(int high, int low) {
        long bits = ((high & 0xFFFFFFFFL) << 21) ^ ((low & 0xFFFFFFFFL) >>> 11);
        return bits * 0x1.0p-52 - 1;
    }
}
