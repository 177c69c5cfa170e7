package org.erlangen.groups.rotation.internal;

/**
 * The symmetries of a regular polygon. Element {@code k + corners * s} is {@code r^k m^s}: reflected s times at the vertical axis, then turned k
 * times by a corner. Since {@code m r m = r^-1}, {@code r^k m^s r^l m^t = r^(k + l) m^t} for s = 0, and {@code r^(k - l) m^(1 + t)} for s = 1.
 *
 * @param corners number of turns, at least 1
 * @param reflected whether reflections belong to the group
 */
public record Polygon(int corners, boolean reflected) {
    public Polygon {
        if (corners < 1) {
            throw new IllegalArgumentException("a polygon has at least one corner, not " + corners);
        }
    }

    /** Number of elements. */
    public int order() {
        return reflected ? 2 * corners : corners;
    }

    /** Number of turns k of an element. */
    public int turns(int element) {
        return element % corners;
    }

    /** Whether an element reflects. */
    public boolean reflects(int element) {
        return element >= corners;
    }

    /** Index of a product: the right one acts first. */
    public int product(int left, int right) {
        int turned = reflects(left) ? turns(left) - turns(right) : turns(left) + turns(right);
        boolean mirror = reflects(left) != reflects(right);
        return Math.floorMod(turned, corners) + (mirror ? corners : 0);
    }

    /** Index of the inverse: reflections are their own. */
    public int inverse(int element) {
        return reflects(element) ? element : Math.floorMod(-element, corners);
    }

    /** The matrix {@code [[cos, -sin], [sin, cos]]}, its first column negated for reflections, in homogeneous coordinates. Quarter turns are exact. */
    public double[][] matrix(int element) {
        double cos = cosine(turns(element));
        double sin = sine(turns(element));
        double mirror = reflects(element) ? -1 : 1;
        return new double[][] {{mirror * cos, -sin, 0}, {mirror * sin, cos, 0}, {0, 0, 1}};
    }

    /** Cosine of some turns' angle. */
    public double cosine(int turns) {
        return 4 * turns % corners == 0 ? Math.rint(Math.cos(angle(turns))) : Math.cos(angle(turns));
    }

    /** Sine of some turns' angle. */
    public double sine(int turns) {
        return 4 * turns % corners == 0 ? Math.rint(Math.sin(angle(turns))) : Math.sin(angle(turns));
    }

    private double angle(int turns) {
        return 2 * Math.PI * turns / corners;
    }
}
