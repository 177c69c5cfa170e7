package org.erlangen.plugins.invariance;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.tensor.Tensor;

/** Turns of square images by 90 degrees, counter-clockwise on screen; exact, without interpolation. */
final class QuarterTurns {
    private QuarterTurns() {}

    /** One, two and three of them. */
    static List<Orbits.Move> all() {
        List<Orbits.Move> moves = new ArrayList<>();
        for (int turns = 1; turns < 4; turns++) {
            int there = turns;
            int back = 4 - turns;
            moves.add(new Orbits.Move(90 * turns + " degrees", x -> turned(x, there), x -> turned(x, back)));
        }
        return moves;
    }

    /** {@code out(i, j) = in(j, n - 1 - i)}, repeated. Shape: [..., n, n], unchanged. */
    static Tensor turned(Tensor images, int turns) {
        Tensor turned = images;
        for (int turn = 0; turn < turns; turn++) {
            turned = turned.transposed().flip(images.shape().rank() - 2);
        }
        return turned;
    }
}
