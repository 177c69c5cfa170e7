package org.erlangen.groups.affine;

import org.erlangen.api.parameter.Unit;
import org.erlangen.api.symmetry.Generator;

/** The six generators of the affine group of the plane, under names of choice. */
final class Generators {
    private static final double[] ZEROS = {0, 0, 0};

    private Generators() {}

    static Generator translationX(String name) {
        return Generator.of(name, Unit.HALF_WIDTHS, new double[] {0, 0, 1}, ZEROS, ZEROS);
    }

    static Generator translationY(String name) {
        return Generator.of(name, Unit.HALF_WIDTHS, ZEROS, new double[] {0, 0, 1}, ZEROS);
    }

    /** Beyond half a turn either way the interval would wrap and weigh angles unevenly. */
    static Generator rotation(String name) {
        return Generator.ofPlane(name, Unit.RADIANS, 0, -1, 1, 0).upTo(Math.PI);
    }

    static Generator scaleX(String name) {
        return Generator.ofPlane(name, Unit.LOG_SCALE, 1, 0, 0, 0);
    }

    static Generator scaleY(String name) {
        return Generator.ofPlane(name, Unit.LOG_SCALE, 0, 0, 0, 1);
    }

    static Generator shear(String name) {
        return Generator.ofPlane(name, Unit.SHEAR, 0, 1, 1, 0);
    }
}
