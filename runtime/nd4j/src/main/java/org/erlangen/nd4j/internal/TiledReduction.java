package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Reduction;

/** Sums or largest elements of a float32 array along short axes, tile by tile on the heap; sums gather in float64. */
final class TiledReduction {
    private final Tile tile;
    private final NativeArray x;
    private final int[] places;
    private final int[] sources;
    private final int perPlace;
    private final float[] best;
    private final float[] candidates;

    /** Operand 0 of the tile is the array, in row-major order; 1 is the result. */
    TiledReduction(Tile tile, NativeArray x) {
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
        this.best = new float[places.length];
        this.candidates = new float[places.length];
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

    void run(Reduction reduction, double[] totals) {
        float[] elements = new float[tile.elements()];
        tile.each(at -> {
            x.floats().get(x.start() + at[0], elements, 0, elements.length);
            if (reduction == Reduction.SUM) {
                sum(elements, totals, at[1]);
            } else {
                largest(elements, totals, at[1]);
            }
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

    /** One element of each place after the other, so that the comparisons are vector code. */
    private void largest(float[] elements, double[] totals, int to) {
        int count = places.length;
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int turn = 0; turn < perPlace; turn++) {
            for (int i = 0, from = turn; i < count; i++, from += perPlace) {
                candidates[i] = elements[sources[from]];
            }
            Arithmetic.apply(BinaryOperation.MAXIMUM, best, candidates, best, count);
        }
        for (int i = 0; i < count; i++) {
            totals[to + places[i]] = Math.max(totals[to + places[i]], best[i]);
        }
    }
}
