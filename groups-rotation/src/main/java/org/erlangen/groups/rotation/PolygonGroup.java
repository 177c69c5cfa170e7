package org.erlangen.groups.rotation;

import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.FiniteGroup;
import org.erlangen.groups.rotation.internal.Polygon;

/**
 * The symmetries of a polygon, acting.
 *
 * @param polygon the table
 * @param domain what they act on
 */
record PolygonGroup(Polygon polygon, Domain domain) implements FiniteGroup {
    static PolygonGroup of(FiniteOptions options, boolean reflected) {
        Domain domain = options.on() == FiniteOptions.Space.IMAGES ? Domain.IMAGE_PLANE : Domain.POINTS;
        return new PolygonGroup(new Polygon(options.order(), reflected), domain);
    }

    @Override
    public int order() {
        return polygon.order();
    }

    @Override
    public int product(int left, int right) {
        return polygon.product(left, right);
    }

    @Override
    public int inverse(int element) {
        return polygon.inverse(element);
    }

    @Override
    public double[][][] matrices() {
        double[][][] matrices = new double[order()][][];
        for (int element = 0; element < matrices.length; element++) {
            matrices[element] = polygon.matrix(element);
        }
        return matrices;
    }
}
