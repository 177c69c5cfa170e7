package org.erlangen.groups.hamiltonian;

import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import java.util.Arrays;
import java.util.stream.Stream;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flow times from given random numbers. */
@Tag("reference")
class MeasureReferenceTest {
    static Stream<Fixture> cases() {
        return Fixture.read("hamiltonian/measures.json").get("cases").items();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void normalAndUniformNumbersGiveABall(Fixture fixture) {
        Fixture inputs = fixture.get("inputs");
        for (int i = 0; i < fixture.get("ball").size(); i++) {
            double[] normal = inputs.get("normal").get(i).numbers();
            double uniform = inputs.get("uniform_radius").get(i).number();
            assertNear(Measure.ball(normal, uniform), fixture.get("ball").get(i).numbers(), OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exponentialNumbersAndSignsGiveABallOfSums(Fixture fixture) {
        Fixture inputs = fixture.get("inputs");
        for (int i = 0; i < fixture.get("one_ball").size(); i++) {
            double[] exponential = inputs.get("exponential").get(i).numbers();
            double[] sign = inputs.get("sign").get(i).numbers();
            assertNear(
                    Measure.oneBall(exponential, sign),
                    fixture.get("one_ball").get(i).numbers(),
                    OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anIndexGivesOneTime(Fixture fixture) {
        int times = fixture.get("k").integer();
        for (int i = 0; i < fixture.get("one").size(); i++) {
            int index = fixture.get("inputs").get("index").get(i).integer();
            assertNear(Measure.one(index, times), fixture.get("one").get(i).numbers(), OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void uniformTimesAreTheBaseCoordinates(Fixture fixture) {
        int times = fixture.get("k").integer();
        for (int i = 0; i < fixture.get("uniform").size(); i++) {
            double[] cube = fixture.get("inputs").get("uniform_cube").get(i).numbers();
            double[] base = Arrays.stream(cube).map(u -> 2 * u - 1).toArray();
            assertNear(
                    Measure.UNIFORM.times(base, times),
                    fixture.get("uniform").get(i).numbers(),
                    OF_VALUES);
        }
    }
}
