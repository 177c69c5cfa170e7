package org.erlangen.groups.hamiltonian;

import static org.erlangen.groups.hamiltonian.Fixture.numbers;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flow times from given random numbers. */
@Tag("reference")
class MeasureReferenceTest {
    static Stream<JsonNode> cases() {
        return StreamSupport.stream(
                Fixture.read("hamiltonian/measures.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void normalAndUniformNumbersGiveABall(JsonNode fixture) {
        JsonNode inputs = fixture.get("inputs");
        for (int i = 0; i < fixture.get("ball").size(); i++) {
            double[] normal = numbers(inputs.get("normal").get(i));
            double uniform = inputs.get("uniform_radius").get(i).asDouble();
            assertNear(
                    Measure.ball(normal, uniform), numbers(fixture.get("ball").get(i)), OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exponentialNumbersAndSignsGiveABallOfSums(JsonNode fixture) {
        JsonNode inputs = fixture.get("inputs");
        for (int i = 0; i < fixture.get("one_ball").size(); i++) {
            double[] exponential = numbers(inputs.get("exponential").get(i));
            double[] sign = numbers(inputs.get("sign").get(i));
            assertNear(
                    Measure.oneBall(exponential, sign),
                    numbers(fixture.get("one_ball").get(i)),
                    OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anIndexGivesOneTime(JsonNode fixture) {
        int times = fixture.get("k").asInt();
        for (int i = 0; i < fixture.get("one").size(); i++) {
            int index = fixture.get("inputs").get("index").get(i).asInt();
            assertNear(Measure.one(index, times), numbers(fixture.get("one").get(i)), OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void uniformTimesAreTheBaseCoordinates(JsonNode fixture) {
        int times = fixture.get("k").asInt();
        for (int i = 0; i < fixture.get("uniform").size(); i++) {
            double[] cube = numbers(fixture.get("inputs").get("uniform_cube").get(i));
            double[] base = Arrays.stream(cube).map(u -> 2 * u - 1).toArray();
            assertNear(
                    Measure.UNIFORM.times(base, times),
                    numbers(fixture.get("uniform").get(i)),
                    OF_VALUES);
        }
    }
}
