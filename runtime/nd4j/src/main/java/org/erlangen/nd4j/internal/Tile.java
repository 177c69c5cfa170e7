package org.erlangen.nd4j.internal;

/**
 * The innermost axes of a loop nest, as far as their elements fit into the first-level cache. What an operand contributes to a tile lies in one
 * span of memory, from which an index table, the same for all tiles, picks it: so axes of any length and order cost one bulk copy
 * and one indexed read.
 */
final class Tile {
    /** Elements of a tile, at most. */
    static final int LARGEST = 4096;

    /** A span may be so many times longer than what is used of it. */
    private static final int WASTE = 4;

    private final LoopNest nest;
    private final int axes;
    private final int elements;

    private Tile(LoopNest nest, int axes, int elements) {
        this.nest = nest;
        this.axes = axes;
        this.elements = elements;
    }

    /** The largest tile of a nest. */
    static Tile of(LoopNest nest) {
        return of(nest, LARGEST);
    }

    /** The largest tile of a nest of at most so many elements. */
    static Tile of(LoopNest nest, int largest) {
        int axes = 0;
        int elements = 1;
        while (axes < nest.rank()) {
            int next = nest.size(nest.rank() - 1 - axes);
            if ((long) elements * next > largest) {
                break;
            }
            elements *= next;
            axes++;
        }
        return axes == 0 || axes == nest.rank()
                ? new Tile(nest, axes, elements)
                : filled(nest, axes, elements, largest);
    }

    /** With as much of the next axis as there is room for and divides it. */
    private static Tile filled(LoopNest nest, int axes, int elements, int largest) {
        int next = nest.rank() - 1 - axes;
        int part = largest / Math.max(1, elements);
        while (part > 1 && nest.size(next) % part != 0) {
            part--;
        }
        return part <= 1 ? new Tile(nest, axes, elements) : new Tile(nest.split(next, part), axes + 1, elements * part);
    }

    /** Elements of this tile. */
    int elements() {
        return elements;
    }

    /** Axes of this tile. */
    int axes() {
        return axes;
    }

    /** Length of an operand's span. */
    int span(int operand) {
        int last = 0;
        for (int axis = nest.rank() - axes; axis < nest.rank(); axis++) {
            last += (nest.size(axis) - 1) * nest.step(operand, axis);
        }
        return last + 1;
    }

    /** Whether there is something to gain, and the spans of all operands are short. */
    boolean isCompact(int operands) {
        boolean compact = axes > 0 && elements > nest.length();
        for (int operand = 0; operand < operands; operand++) {
            compact &= span(operand) <= WASTE * elements;
        }
        return compact;
    }

    /** Where in its span each element of an operand lies. */
    int[] table(int operand) {
        int[] table = new int[elements];
        int filled = 1;
        for (int axis = nest.rank() - 1; axis >= nest.rank() - axes; axis--) {
            int step = nest.step(operand, axis);
            for (int i = 1; i < nest.size(axis); i++) {
                for (int j = 0; j < filled; j++) {
                    table[i * filled + j] = table[j] + i * step;
                }
            }
            filled *= nest.size(axis);
        }
        return table;
    }

    /** Visits every tile. */
    void each(LoopNest.Row action) {
        nest.blocks(axes, action);
    }
}
