package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.tensor.Shape;

/**
 * The elements of an array in groups: those that a reduction over axes makes one of. The groups of a block of places lie in one span of
 * memory, so that float32 blocks are worked on by loops over the heap; other arrays and groups that are far apart are read element by
 * element.
 */
final class Groups {
    /** A block's elements, at most: what fits into the first-level cache. */
    private static final int LARGEST = 4096;

    private static final int FOUR = 4;

    /** Bits of a number within a group, next to those of a float. */
    private static final int BITS = 20;

    private static final long LAST = (1L << BITS) - 1;

    private final LoopNest kept;
    private final Tile tile;
    private final int[] members;
    private final boolean dense;

    private Groups(LoopNest kept, Tile tile, int[] members, boolean dense) {
        this.kept = kept;
        this.tile = tile;
        this.members = members;
        this.dense = dense;
    }

    /** The groups of a row-major array along distinct ascending axes. */
    static Groups of(Shape shape, int[] axes) {
        Shape others = shape.without(axes);
        int[] strides = shape.strides();
        int[] members = {0};
        int[] steps = new int[others.rank()];
        int count = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int wanted = axis;
            if (Arrays.stream(axes).anyMatch(a -> a == wanted)) {
                members = crossed(members, shape.size(axis), strides[axis]);
            } else {
                steps[count++] = strides[axis];
            }
        }
        LoopNest kept = LoopNest.over(others.sizes(), steps, others.strides());
        Tile tile = Tile.of(kept, Math.max(1, LARGEST / Math.max(1, members.length)));
        int span = members.length == 0 ? 0 : tile.span(0) + members[members.length - 1];
        boolean dense = tile.axes() > 0 && span == tile.elements() * members.length && members.length <= LAST;
        return new Groups(kept, tile, members, dense);
    }

    private static int[] crossed(int[] offsets, int size, int step) {
        int[] all = new int[offsets.length * size];
        for (int i = 0; i < all.length; i++) {
            all[i] = offsets[i / size] + i % size * step;
        }
        return all;
    }

    /** Whether a block's groups fill a span of the array, and the loops over the heap can be used. */
    boolean areBlocks(NativeArray x) {
        return dense && x.isFloat32();
    }

    // ---- what is done with groups --------------------------------------------------------------------------------

    /** The largest element of each group, block by block. */
    void largest(NativeArray x, NativeArray z) {
        gather(x, z, members.length == FOUR ? LargestOfFour::values : Groups::values);
    }

    /** The number of the first largest element of each group. */
    void positions(NativeArray x, NativeArray z) {
        if (areBlocks(x)) {
            gather(x, z, members.length == FOUR ? LargestOfFour::positions : Groups::positions);
        } else {
            each((from, to) -> z.set(to, position(x, from)));
        }
    }

    /** The elements of given numbers. */
    void pick(NativeArray x, NativeArray numbers, NativeArray z) {
        if (areBlocks(x)) {
            float[] chosen = new float[tile.elements()];
            int[] first = tile.table(0);
            float[] span = new float[first.length * members.length];
            tile.each(at -> {
                x.floats().get(x.start() + at[0], span);
                numbers.floats().get(numbers.start() + at[1], chosen);
                pick(span, first, members, chosen);
                z.floats().put(z.start() + at[1], chosen);
            });
        } else {
            each((from, to) -> z.set(to, x.get(from + members[(int) numbers.get(to)])));
        }
    }

    /** Zeros but for the elements of given numbers; these groups are those of the numbers, and of each of as many parts of the arrays as there are. */
    void place(NativeArray y, NativeArray numbers, NativeArray z) {
        int places = numbers.elements();
        int parts = y.elements() / places;
        int size = z.elements() / parts;
        if (areBlocks(z)) {
            float[] chosen = new float[tile.elements()];
            float[] placed = new float[tile.elements()];
            int[] first = tile.table(0);
            int[] targets = new int[first.length];
            float[] span = new float[first.length * members.length];
            tile.each(at -> {
                numbers.floats().get(numbers.start() + at[1], chosen);
                target(first, members, chosen, targets);
                for (int part = 0; part < parts; part++) {
                    y.floats().get(y.start() + part * places + at[1], placed);
                    Arrays.fill(span, 0);
                    place(placed, targets, span);
                    z.floats().put(z.start() + part * size + at[0], span);
                }
            });
        } else {
            for (int part = 0; part < parts; part++) {
                int before = part * size;
                int done = part * places;
                each((from, to) -> z.set(before + from + members[(int) numbers.get(to)], y.get(done + to)));
            }
        }
    }

    // ---- element by element --------------------------------------------------------------------------------------

    private interface Group {
        /** Deals with the group whose first element is number {@code from} of the array; its result is number {@code to}. */
        void visit(int from, int to);
    }

    private void each(Group group) {
        kept.rows(at -> {
            for (int i = 0; i < kept.length(); i++) {
                group.visit(at[0] + i * kept.step(0), at[1] + i * kept.step(1));
            }
        });
    }

    /** What is no number counts as larger than any number. */
    private int position(NativeArray x, int from) {
        int best = 0;
        for (int k = 1; k < members.length; k++) {
            double known = x.get(from + members[best]);
            if (!Double.isNaN(known) && !(x.get(from + members[k]) <= known)) {
                best = k;
            }
        }
        return best;
    }

    // ---- block by block ------------------------------------------------------------------------------------------

    private interface Work {
        /** Makes a number for each place from the span of a block, in which its group begins at {@code first}. */
        void run(float[] span, int[] first, int[] members, float[] places);
    }

    private void gather(NativeArray x, NativeArray z, Work work) {
        int[] first = tile.table(0);
        float[] span = new float[first.length * members.length];
        float[] places = new float[first.length];
        tile.each(at -> {
            x.floats().get(x.start() + at[0], span);
            work.run(span, first, members, places);
            z.floats().put(z.start() + at[1], places);
        });
    }

    private static void values(float[] span, int[] first, int[] members, float[] places) {
        Arrays.fill(places, Float.NEGATIVE_INFINITY);
        for (int member : members) {
            raise(places, span, first, member);
        }
    }

    private static void raise(float[] best, float[] span, int[] first, int member) {
        for (int i = 0; i < best.length; i++) {
            best[i] = Math.max(best[i], span[first[i] + member]);
        }
    }

    private static void positions(float[] span, int[] first, int[] members, float[] places) {
        long[] best = new long[places.length];
        Arrays.fill(best, Long.MIN_VALUE >> 1);
        for (int k = 0; k < members.length; k++) {
            raise(best, span, first, members[k], LAST - k);
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = LAST - (best[i] & LAST);
        }
    }

    /** Orders elements by size, then by what is given. */
    private static void raise(long[] best, float[] span, int[] first, int member, long after) {
        for (int i = 0; i < best.length; i++) {
            int bits = Float.floatToIntBits(span[first[i] + member] + 0f);
            long rank = ((long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << BITS) + after;
            best[i] = Math.max(best[i], rank);
        }
    }

    private static void pick(float[] span, int[] first, int[] members, float[] chosen) {
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = span[first[i] + members[(int) chosen[i]]];
        }
    }

    private static void target(int[] first, int[] members, float[] chosen, int[] targets) {
        for (int i = 0; i < targets.length; i++) {
            targets[i] = first[i] + members[(int) chosen[i]];
        }
    }

    private static void place(float[] placed, int[] targets, float[] span) {
        for (int i = 0; i < placed.length; i++) {
            span[targets[i]] = placed[i];
        }
    }
}
