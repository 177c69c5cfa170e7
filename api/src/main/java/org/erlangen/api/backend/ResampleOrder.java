package org.erlangen.api.backend;

/**
 * Which derivative of the bilinear weight stands along rows and columns: 0 is the weight {@code 1 - |d|} itself, 1 its derivative by
 * the reading position, -1 on the cell's lower neighbour and +1 on its greater one. Higher derivatives vanish.
 */
public record ResampleOrder(int rows, int columns) {
    /** Plain bilinear resampling. */
    public static final ResampleOrder VALUE = new ResampleOrder(0, 0);

    public ResampleOrder {
        if (rows < 0 || rows > 1 || columns < 0 || columns > 1) {
            throw new IllegalArgumentException("orders are 0 or 1: " + rows + ", " + columns);
        }
    }
}
