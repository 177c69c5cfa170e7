package org.erlangen.nd4j.internal;

import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.Shape;

/** Resampling of float32 images of one channel, grid by grid. */
final class Planes {
    private Planes() {}

    /** Whether images are of this kind. */
    static boolean are(NativeArray array, Shape images) {
        return array.isFloat32()
                && images.size(1) == 1
                && images.elements() > 0
                && array.elements() > 0
                && PlaneReader.suits(images.size(2), images.size(3));
    }

    static void resample(
            NativeArray image, NativeArray rows, NativeArray columns, ResampleOrder order, NativeArray result) {
        each(image, rows, columns, order, (reader, grid, line) -> {
            reader.read(line);
            result.floats().put(result.start() + grid * line.length, line);
        });
    }

    static void product(
            NativeArray y,
            NativeArray image,
            NativeArray rows,
            NativeArray columns,
            ResampleOrder order,
            NativeArray result) {
        float[] factor = new float[positions(rows)];
        each(image, rows, columns, order, (reader, grid, line) -> {
            reader.read(line);
            y.floats().get(y.start() + grid * line.length, factor);
            for (int p = 0; p < line.length; p++) {
                line[p] *= factor[p];
            }
            result.floats().put(result.start() + grid * line.length, line);
        });
    }

    static void adjoint(NativeArray y, NativeArray rows, NativeArray columns, ResampleOrder order, NativeArray images) {
        Shape shape = images.shape();
        PlaneReader reader = new PlaneReader(shape.size(2), shape.size(3), positions(rows), order);
        float[] line = new float[positions(rows)];
        double[] sums = reader.noSums();
        int grids = rows.shape().size(0);
        int gridsPerImage = grids / shape.size(0);
        for (int grid = 0; grid < grids; grid++) {
            y.floats().get(y.start() + grid * line.length, line);
            reader.at(rows, columns, grid);
            reader.spread(line, sums);
            if ((grid + 1) % gridsPerImage == 0) {
                reader.store(sums, images, grid / gridsPerImage);
            }
        }
    }

    private interface Grid {
        /** Deals with one grid; {@code line} has room for a number per position. */
        void read(PlaneReader reader, int grid, float[] line);
    }

    private static void each(
            NativeArray image, NativeArray rows, NativeArray columns, ResampleOrder order, Grid action) {
        PlaneReader reader =
                new PlaneReader(image.shape().size(2), image.shape().size(3), positions(rows), order);
        float[] line = new float[positions(rows)];
        int grids = rows.shape().size(0);
        int gridsPerImage = grids / image.shape().size(0);
        for (int grid = 0; grid < grids; grid++) {
            if (grid % gridsPerImage == 0) {
                reader.load(image, grid / gridsPerImage);
            }
            reader.at(rows, columns, grid);
            action.read(reader, grid, line);
        }
    }

    private static int positions(NativeArray rows) {
        return rows.shape().size(1) * rows.shape().size(2);
    }
}
