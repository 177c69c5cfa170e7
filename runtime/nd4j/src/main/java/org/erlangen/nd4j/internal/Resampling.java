package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Shape;

/**
 * Bilinear resampling. The taps of a grid are found once for all channels. The image and the result are turned so that the channels of
 * a pixel lie side by side: the inner loops then run over contiguous channels and never over scattered pixels. They
 * compute in float64 on the heap, where the compiler makes vector code of them. Float32 images of one channel are read as they are, see {@link
 * Planes}.
 */
final class Resampling {
    private final DeviceMemory memory;

    Resampling(DeviceMemory memory) {
        this.memory = memory;
    }

    /** Sizes of one call. */
    private record Sizes(int grids, int gridsPerImage, int channels, int pixels, int positions) {
        static Sizes of(Shape image, Shape grid) {
            int perImage = image.size(0) == 0 ? 1 : Math.max(1, grid.size(0) / image.size(0));
            int positions = grid.size(1) * grid.size(2);
            return new Sizes(grid.size(0), perImage, image.size(1), image.size(2) * image.size(3), positions);
        }
    }

    NativeArray resample(NativeArray image, NativeArray rows, NativeArray columns, ResampleOrder order) {
        Shape grid = rows.shape();
        Sizes sizes = Sizes.of(image.shape(), grid);
        NativeArray z = memory.allocate(
                Shape.of(grid.size(0), image.shape().size(1), grid.size(1), grid.size(2)), image.precision());
        if (Planes.are(z, image.shape())) {
            Planes.resample(image, rows, columns, order, z);
            return z;
        }
        Taps taps = taps(image.shape(), sizes, order);
        int c = sizes.channels();
        double[] read = memory.workbench().doubles(0, (sizes.pixels() + 1) * c);
        double[] turned = memory.workbench().doubles(1, Math.max(sizes.pixels(), sizes.positions()) * c);
        double[] written = memory.workbench().doubles(2, sizes.positions() * c);
        for (int g = 0; g < sizes.grids(); g++) {
            if (g % sizes.gridsPerImage() == 0) {
                load(image, g / sizes.gridsPerImage(), sizes, turned, read);
            }
            taps.read(rows, columns, g);
            if (c == 1) {
                mixPlane(taps, sizes.positions(), read, written);
            } else {
                for (int p = 0; p < sizes.positions(); p++) {
                    mix(taps, p, c, read, written, p * c);
                }
            }
            Turning.turn(written, sizes.positions(), c, turned);
            Conversions.upload(turned, sizes.positions() * c, z, g * sizes.positions() * c);
        }
        return z;
    }

    NativeArray adjoint(NativeArray y, NativeArray rows, NativeArray columns, ResampleOrder order, Shape shape) {
        Sizes sizes = Sizes.of(shape, rows.shape());
        NativeArray z = memory.allocate(shape, y.precision());
        if (Planes.are(y, shape)) {
            Planes.adjoint(y, rows, columns, order, z);
            return z;
        }
        Taps taps = taps(shape, sizes, order);
        int c = sizes.channels();
        int imageSize = sizes.pixels() * c;
        double[] sums = memory.workbench().doubles(0, imageSize + c);
        double[] turned = memory.workbench().doubles(1, Math.max(sizes.pixels(), sizes.positions()) * c);
        double[] read = memory.workbench().doubles(2, sizes.positions() * c);
        int images = shape.size(0);
        for (int image = 0; image < images; image++) {
            Arrays.fill(sums, 0, imageSize + c, 0);
            int perImage = sizes.grids() / images;
            for (int g = image * perImage; g < (image + 1) * perImage; g++) {
                Conversions.download(y, g * sizes.positions() * c, turned, sizes.positions() * c);
                Turning.turn(turned, c, sizes.positions(), read);
                taps.read(rows, columns, g);
                if (c == 1) {
                    spreadPlane(taps, sizes.positions(), read, sums);
                } else {
                    for (int p = 0; p < sizes.positions(); p++) {
                        spread(taps, p, c, read, sums);
                    }
                }
            }
            Turning.turn(sums, sizes.pixels(), c, turned);
            Conversions.upload(turned, imageSize, z, image * imageSize);
        }
        return z;
    }

    NativeArray product(NativeArray y, NativeArray image, NativeArray rows, NativeArray columns, ResampleOrder order) {
        Sizes sizes = Sizes.of(image.shape(), rows.shape());
        NativeArray z = memory.allocate(rows.shape(), y.precision());
        if (Planes.are(y, image.shape())) {
            Planes.product(y, image, rows, columns, order, z);
            return z;
        }
        Taps taps = taps(image.shape(), sizes, order);
        int c = sizes.channels();
        int size = sizes.positions() * c;
        double[] read = memory.workbench().doubles(0, (sizes.pixels() + 1) * c);
        double[] turned = memory.workbench().doubles(1, Math.max(sizes.pixels(), sizes.positions()) * c);
        double[] factor = memory.workbench().doubles(2, size);
        double[] mixed = memory.workbench().doubles(3, sizes.positions());
        double[] channels = memory.workbench().doubles(4, c);
        for (int g = 0; g < sizes.grids(); g++) {
            if (g % sizes.gridsPerImage() == 0) {
                load(image, g / sizes.gridsPerImage(), sizes, turned, read);
            }
            Conversions.download(y, g * size, turned, size);
            Turning.turn(turned, c, sizes.positions(), factor);
            taps.read(rows, columns, g);
            if (c == 1) {
                mixPlane(taps, sizes.positions(), read, mixed);
                Arithmetic.apply(BinaryOperation.MULTIPLY, mixed, factor, sizes.positions());
            } else {
                for (int p = 0; p < sizes.positions(); p++) {
                    mix(taps, p, c, read, channels, 0);
                    mixed[p] = dot(channels, factor, p * c, c);
                }
            }
            Conversions.upload(mixed, sizes.positions(), z, g * sizes.positions());
        }
        return z;
    }

    private static Taps taps(Shape image, Sizes sizes, ResampleOrder order) {
        return new Taps(image.size(2), image.size(3), sizes.positions(), order);
    }

    /** An image with its channels side by side, and zeros in the place that stands for outside. */
    private static void load(NativeArray image, int index, Sizes sizes, double[] turned, double[] read) {
        int size = sizes.pixels() * sizes.channels();
        Conversions.download(image, index * size, turned, size);
        Turning.turn(turned, sizes.channels(), sizes.pixels(), read);
        Arrays.fill(read, size, size + sizes.channels(), 0);
    }

    /** All channels at a position. */
    private static void mix(Taps taps, int position, int channels, double[] image, double[] z, int to) {
        int a = taps.pixels(0)[position] * channels;
        int b = taps.pixels(1)[position] * channels;
        int c = taps.pixels(2)[position] * channels;
        int d = taps.pixels(3)[position] * channels;
        double wa = taps.weights(0)[position];
        double wb = taps.weights(1)[position];
        double wc = taps.weights(2)[position];
        double wd = taps.weights(3)[position];
        for (int i = 0; i < channels; i++) {
            z[to + i] = wa * image[a + i] + wb * image[b + i] + wc * image[c + i] + wd * image[d + i];
        }
    }

    /** The only channel at all positions. */
    private static void mixPlane(Taps taps, int positions, double[] image, double[] z) {
        int[] a = taps.pixels(0);
        int[] b = taps.pixels(1);
        int[] c = taps.pixels(2);
        int[] d = taps.pixels(3);
        double[] wa = taps.weights(0);
        double[] wb = taps.weights(1);
        double[] wc = taps.weights(2);
        double[] wd = taps.weights(3);
        for (int p = 0; p < positions; p++) {
            z[p] = wa[p] * image[a[p]] + wb[p] * image[b[p]] + wc[p] * image[c[p]] + wd[p] * image[d[p]];
        }
    }

    /** Adds the only channel at all positions to the pixels. */
    private static void spreadPlane(Taps taps, int positions, double[] y, double[] image) {
        for (int corner = 0; corner < 4; corner++) {
            int[] pixels = taps.pixels(corner);
            double[] weights = taps.weights(corner);
            for (int p = 0; p < positions; p++) {
                image[pixels[p]] += weights[p] * y[p];
            }
        }
    }

    /** Adds all channels at a position to the four pixels. */
    private static void spread(Taps taps, int position, int channels, double[] y, double[] image) {
        for (int corner = 0; corner < 4; corner++) {
            double weight = taps.weights(corner)[position];
            if (weight != 0) {
                add(weight, y, position * channels, image, taps.pixels(corner)[position] * channels, channels);
            }
        }
    }

    private static void add(double weight, double[] y, int from, double[] z, int to, int count) {
        for (int i = 0; i < count; i++) {
            z[to + i] += weight * y[from + i];
        }
    }

    /** Scalar product; halving the vector again and again lets the compiler make vector code of a sum. Overwrites {@code x}. */
    private static double dot(double[] x, double[] y, int from, int count) {
        for (int i = 0; i < count; i++) {
            x[i] *= y[from + i];
        }
        int left = count;
        while (left > 8) {
            int half = left / 2;
            int keep = left - half;
            for (int i = 0; i < half; i++) {
                x[i] += x[keep + i];
            }
            left = keep;
        }
        double sum = 0;
        for (int i = 0; i < left; i++) {
            sum += x[i];
        }
        return sum;
    }
}
