package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/** Sums. The array is read once in memory order; results gather in float64, or in float32 with what that rounds away. */
final class Sums {
    /** Rows shorter than this are not worth a vector loop each. */
    private static final int SHORT = 16;

    /** Shorter rows than this may go through a table. */
    private static final int NARROW = 64;

    /** Rows of this length and longer are added to themselves, in parts of {@link #LANES}. */
    private static final int LONG = 512;

    private static final int LANES = 256;
    private static final int PIECE = 1024;

    private final DeviceMemory memory;

    Sums(DeviceMemory memory) {
        this.memory = memory;
    }

    /** Sums of the elements that a nest of the array and the result sends to the same place. */
    void sum(NativeArray x, LoopNest nest, NativeArray z) {
        if (x.isFloat32() && x.elements() > 0 && isOfRows(nest)) {
            sumsOfRows(x, nest, z);
            return;
        }
        int count = z.elements();
        double[] totals = memory.workbench().doubles(0, count);
        Arrays.fill(totals, 0, count, 0);
        if (x.isFloat32() && x.elements() > 0) {
            floats(x, nest, totals);
        } else {
            doubles(x, nest, totals);
        }
        Conversions.upload(totals, count, z, 0);
    }

    private static void doubles(NativeArray x, LoopNest nest, double[] totals) {
        boolean within = nest.step(1) == 0;
        int n = nest.length();
        nest.rows(at -> {
            if (within) {
                totals[at[1]] += sum(x.doubles(), x.start() + at[0], n);
            } else {
                addRow(x, at[0], totals, at[1], n);
            }
        });
    }

    private static void floats(NativeArray x, LoopNest nest, double[] totals) {
        boolean within = nest.step(1) == 0;
        int n = nest.length();
        int above = nest.rank() - 2;
        if (within && n < LONG && nest.rank() > 1 && nest.step(0, above) == n && nest.step(1, above) == 1) {
            sumsAlongRows(x, nest, totals);
            return;
        }
        Tile tile = Tile.of(nest);
        if (n < NARROW && tile.isCompact(2)) {
            new TiledSum(tile, x).run(totals);
        } else if (within) {
            sumBlocks(x, summedTwice(nest), totals);
        } else if (above >= 0 && nest.step(1, above) == 0) {
            int rows = nest.size(above);
            int step = nest.step(0, above);
            nest.blocks(2, at -> addRows(x, at[0], step, rows, totals, at[1], n));
        } else {
            nest.rows(at -> addRow(x, at[0], totals, at[1], n));
        }
    }

    /** Whether rows are added to one along the second innermost axis, and along no other. */
    private static boolean isOfRows(LoopNest nest) {
        int rowsAt = nest.rank() - 2;
        boolean rows = rowsAt >= 0 && nest.length() >= SHORT && nest.step(1) == 1 && nest.step(1, rowsAt) == 0;
        for (int axis = 0; axis < rowsAt; axis++) {
            rows &= nest.step(1, axis) != 0;
        }
        return rows;
    }

    /** Sums that are complete with one block of rows, so that they go where they belong without a detour. */
    private static void sumsOfRows(NativeArray x, LoopNest nest, NativeArray z) {
        int n = nest.length();
        int rows = nest.size(nest.rank() - 2);
        int step = nest.step(0, nest.rank() - 2);
        float[] piece = piece(x);
        RunningSums sums = new RunningSums(Math.min(PIECE, n));
        nest.blocks(2, at -> {
            for (int done = 0; done < n; done += PIECE) {
                int count = Math.min(PIECE, n - done);
                addRows(x, at[0] + done, step, rows, piece, sums, count);
                if (sums.areFinite(count)) {
                    sums.get(piece, count);
                } else {
                    double[] totals = new double[count];
                    for (int row = 0; row < rows; row++) {
                        addRow(x, at[0] + row * step + done, totals, 0, count);
                    }
                    for (int i = 0; i < count; i++) {
                        piece[i] = (float) totals[i];
                    }
                }
                z.floats().put(z.start() + at[1] + done, piece, 0, count);
            }
        });
    }

    /** A sum for each of neighbouring short rows. */
    private static void sumsAlongRows(NativeArray x, LoopNest nest, double[] totals) {
        int n = nest.length();
        int rows = nest.size(nest.rank() - 2);
        int together = Math.max(1, PIECE / n);
        float[] piece = piece(x);
        nest.planes(at -> {
            for (int row = 0; row < rows; row += together) {
                int many = Math.min(together, rows - row);
                x.floats().get(x.start() + at[0] + row * n, piece, 0, many * n);
                for (int i = 0; i < many; i++) {
                    totals[at[1] + row + i] += sum(piece, i * n, n);
                }
            }
        });
    }

    /** Adds rows that lie {@code step} apart to one, piece by piece. */
    private static void addRows(NativeArray x, int from, int step, int rows, double[] totals, int to, int n) {
        float[] piece = piece(x);
        RunningSums sums = new RunningSums(Math.min(PIECE, n));
        for (int done = 0; done < n; done += PIECE) {
            int count = Math.min(PIECE, n - done);
            addRows(x, from + done, step, rows, piece, sums, count);
            if (sums.areFinite(count)) {
                for (int i = 0; i < count; i++) {
                    totals[to + done + i] += sums.get(i);
                }
            } else {
                for (int row = 0; row < rows; row++) {
                    addRow(x, from + row * step + done, totals, to + done, count);
                }
            }
        }
    }

    private static void addRows(
            NativeArray x, int from, int step, int rows, float[] piece, RunningSums sums, int count) {
        sums.clear();
        for (int row = 0; row < rows; row++) {
            x.floats().get(x.start() + from + row * step, piece, 0, count);
            sums.add(piece, count);
        }
    }

    private static float[] piece(NativeArray x) {
        return new float[Math.min(PIECE, x.elements())];
    }

    /** These loops with an axis second innermost along which is summed too, if there is one. */
    private static LoopNest summedTwice(LoopNest nest) {
        for (int axis = 0; axis < nest.rank() - 1; axis++) {
            if (nest.step(1, axis) == 0) {
                return nest.withSecondInnermost(axis);
            }
        }
        return nest;
    }

    /** Sums along the innermost axis, and the second innermost if along that is summed too. */
    private static void sumBlocks(NativeArray x, LoopNest nest, double[] totals) {
        int last = nest.rank() - 1;
        boolean twice = last > 0 && nest.step(1, last - 1) == 0;
        int rows = twice ? nest.size(last - 1) : 1;
        int step = twice ? nest.step(0, last - 1) : 0;
        int n = nest.length();
        float[] piece = piece(x);
        RunningSums sums = new RunningSums(Math.min(twice ? PIECE : LANES, n));
        nest.blocks(twice ? 2 : 1, at -> {
            if (!twice) {
                totals[at[1]] += sumOfRow(x, at[0], n, piece, sums);
                return;
            }
            for (int done = 0; done < n; done += PIECE) {
                int count = Math.min(PIECE, n - done);
                addRows(x, at[0] + done, step, rows, piece, sums, count);
                totals[at[1]] +=
                        sums.areFinite(count) ? sums.total(count) : total(x, at[0] + done, step, rows, count, piece);
            }
        });
    }

    /** One row; if it is long, parts of it are added to each other first. */
    private static double sumOfRow(NativeArray x, int from, int n, float[] piece, RunningSums sums) {
        if (n < LONG) {
            return total(x, from, 0, 1, n, piece);
        }
        sums.clear();
        for (int done = 0; done < n; done += LANES) {
            int count = Math.min(LANES, n - done);
            x.floats().get(x.start() + from + done, piece, 0, count);
            sums.add(piece, count);
        }
        return sums.areFinite(LANES) ? sums.total(LANES) : total(x, from, 0, 1, n, piece);
    }

    private static double total(NativeArray x, int from, int step, int rows, int n, float[] piece) {
        double total = 0;
        for (int row = 0; row < rows; row++) {
            for (int done = 0; done < n; done += piece.length) {
                int count = Math.min(piece.length, n - done);
                x.floats().get(x.start() + from + row * step + done, piece, 0, count);
                total += sum(piece, 0, count);
            }
        }
        return total;
    }

    /** Four running sums, so that the additions need not wait for each other. */
    private static double sum(float[] x, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < from + n - 3; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < from + n; i++) {
            a += x[i];
        }
        return (a + b) + (c + d);
    }

    private static double sum(DoubleBuffer x, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            a += x.get(from + i);
            b += x.get(from + i + 1);
            c += x.get(from + i + 2);
            d += x.get(from + i + 3);
        }
        for (; i < n; i++) {
            a += x.get(from + i);
        }
        return (a + b) + (c + d);
    }

    /** Adds a row to totals. */
    static void addRow(NativeArray x, int from, double[] totals, int to, int n) {
        int first = x.start() + from;
        if (x.isFloat32()) {
            float[] piece = new float[Math.min(PIECE, n)];
            for (int done = 0; done < n; done += PIECE) {
                int count = Math.min(PIECE, n - done);
                x.floats().get(first + done, piece, 0, count);
                for (int i = 0; i < count; i++) {
                    totals[to + done + i] += piece[i];
                }
            }
        } else {
            DoubleBuffer doubles = x.doubles();
            for (int i = 0; i < n; i++) {
                totals[to + i] += doubles.get(first + i);
            }
        }
    }
}
