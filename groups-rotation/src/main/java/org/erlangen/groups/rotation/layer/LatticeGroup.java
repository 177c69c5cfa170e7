package org.erlangen.groups.rotation.layer;

import org.erlangen.groups.rotation.internal.Polygon;

/** Groups that map the square grid to itself and keep a point: turns and reflections of a square(). */
public enum LatticeGroup {
    /** Quarter turns, counterclockwise as displayed: four elements. */
    P4(false),
    /** Quarter turns and reflections: eight elements; number {@code k + 4 s} reflects left and right s times, then turns k times. */
    P4M(true);

    private final boolean reflected;

    LatticeGroup(boolean reflected) {
        this.reflected = reflected;
    }

    private Polygon square() {
        return new Polygon(4, reflected);
    }

    /** Number of elements. */
    public int order() {
        return square().order();
    }

    /** Index of the product of two elements: the right one acts first. */
    public int product(int left, int right) {
        return square().product(left, right);
    }

    /** Index of the inverse. */
    public int inverse(int element) {
        return square().inverse(element);
    }

    /** Where an element takes the value at a position from: {@code (g x)[p] = x[source(g, p)]}, positions numbered row by row. */
    public int source(int element, int position, int side) {
        int row = position / side;
        int column = position % side;
        for (int turn = 0; turn < square().turns(element); turn++) {
            int next = side - 1 - row;
            row = column;
            column = next;
        }
        return row * side + (square().reflects(element) ? side - 1 - column : column);
    }

    /** Coordinates of an element: cosine and sine of its angle and, where there are reflections, 1 or -1. */
    double[] coordinates(int element) {
        double cosine = square().cosine(square().turns(element));
        double sine = square().sine(square().turns(element));
        return reflected
                ? new double[] {cosine, sine, square().reflects(element) ? -1 : 1}
                : new double[] {cosine, sine};
    }
}
