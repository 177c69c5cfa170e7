package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.tensor.BinaryOperation;

/** A binary function of float32 arrays that broadcast along short axes, tile by tile on the heap. */
final class TiledOperation {
    private final Tile tile;
    private final NativeArray z;
    private final Operand first;
    private final Operand second;

    /** Operand 0 of the tile is the result, in row-major order; 1 and 2 are the arguments. */
    TiledOperation(Tile tile, NativeArray x, NativeArray y, NativeArray z) {
        this.tile = tile;
        this.z = z;
        this.first = new Operand(tile, 1, x);
        this.second = new Operand(tile, 2, y);
    }

    void run(BinaryOperation operation) {
        int n = tile.elements();
        float[] result = new float[n];
        tile.each(at -> {
            Arithmetic.apply(operation, first.at(at[1]), second.at(at[2]), result, n);
            z.floats().put(z.start() + at[0], result, 0, n);
        });
    }

    /** One argument. */
    private static final class Operand {
        private final NativeArray array;
        private final int[] table;
        private final float[] span;
        private final float[] elements;
        private final int run;
        private int loaded = -1;

        Operand(Tile tile, int operand, NativeArray array) {
            this.array = array;
            this.table = tile.table(operand);
            this.run = run(table);
            this.span = new float[tile.span(operand)];
            this.elements = isInOrder(table) ? span : new float[tile.elements()];
        }

        private static boolean isInOrder(int[] table) {
            for (int i = 0; i < table.length; i++) {
                if (table[i] != i) {
                    return false;
                }
            }
            return true;
        }

        /** How often each element is used in a row. */
        private static int run(int[] table) {
            int run = 1;
            while (run < table.length && table[run] == table[0]) {
                run++;
            }
            for (int i = run; i < table.length; i += run) {
                for (int j = i; j < i + run; j++) {
                    if (j >= table.length || table[j] != table[i]) {
                        return 1;
                    }
                }
            }
            return run;
        }

        private static void stretch(float[] from, int[] table, int run, float[] to) {
            for (int i = 0; i < to.length; i += run) {
                Arrays.fill(to, i, i + run, from[table[i]]);
            }
        }

        /** The elements of the tile that begins at an offset; not to be changed. */
        float[] at(int offset) {
            if (offset != loaded) {
                array.floats().get(array.start() + offset, span, 0, span.length);
                if (run > 1) {
                    stretch(span, table, run, elements);
                } else if (elements != span) {
                    pick(span, table, elements);
                }
                loaded = offset;
            }
            return elements;
        }

        private static void pick(float[] from, int[] table, float[] to) {
            for (int i = 0; i < table.length; i++) {
                to[i] = from[table[i]];
            }
        }
    }
}
