package org.erlangen.nd4j.internal;

import java.util.Arrays;

/** Sums of a float32 array along short axes, tile by tile on the heap, gathered in float64. */
final class TiledSum {
    private final Tile tile;
    private final NativeArray x;
    private final int[] places;
    private final int[] sources;
    private final int perPlace;

    /** Operand 0 of the tile is the array, in row-major order; 1 is the result. */
    TiledSum(Tile tile, NativeArray x) {
        this.tile = tile;
        this.x = x;
        int[] targets = tile.table(1);
        int[] counts = new int[tile.span(1)];
        for (int target : targets) {
            counts[target]++;
        }
        this.perPlace = counts[0];
        this.places = distinct(counts);
        this.sources = sources(targets, places, counts.length);
    }

    /** Where results go, in order. */
    private static int[] distinct(int[] counts) {
        int[] places = new int[counts.length];
        int found = 0;
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                places[found++] = place;
            }
        }
        return Arrays.copyOf(places, found);
    }

    /** The elements of each place, one place after the other; each place has equally many. */
    private int[] sources(int[] targets, int[] distinct, int span) {
        int[] next = new int[span];
        for (int i = 0; i < distinct.length; i++) {
            next[distinct[i]] = i * perPlace;
        }
        int[] sorted = new int[targets.length];
        for (int i = 0; i < targets.length; i++) {
            sorted[next[targets[i]]++] = i;
        }
        return sorted;
    }

    /** Adds to the sums. */
    void run(double[] totals) {
        float[] elements = new float[tile.elements()];
        tile.each(at -> {
            x.floats().get(x.start() + at[0], elements, 0, elements.length);
            sum(elements, totals, at[1]);
        });
    }

    private void sum(float[] elements, double[] totals, int to) {
        for (int i = 0, from = 0; i < places.length; i++) {
            double sum = 0;
            for (int end = from + perPlace; from < end; from++) {
                sum += elements[sources[from]];
            }
            totals[to + places[i]] += sum;
        }
    }
}
