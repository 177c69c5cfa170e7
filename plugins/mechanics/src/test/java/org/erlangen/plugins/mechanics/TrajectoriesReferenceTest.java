package org.erlangen.plugins.mechanics;

import static org.erlangen.plugins.mechanics.Reference.assertNear;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("reference")
class TrajectoriesReferenceTest {
    private static final double ROUNDING = 1e-11;
    private static final double AMPLIFIED_ROUNDING = 1e-8;
    private static final double SOLVER = 1e-9;
    private static final Fixture CASES =
            Fixture.read("hamiltonian/trajectories.json").get("cases");

    private final Tensors tensors = Reference.tensors();

    static IntStream cases() {
        return IntStream.range(0, CASES.size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fieldsAndEnergiesAgree(int index) {
        Fixture each = CASES.get(index);
        HamiltonianSystem system = system(each);
        Tensor x = each.get("x0").tensor(tensors);
        assertNear(system.field(x), each.get("field_x0").tensor(tensors), ROUNDING);
        Tensor slope = tensors.grad(state -> system.energy(state).sumAll()).apply(x);
        assertNear(slope, each.get("energy_gradient_x0").tensor(tensors), ROUNDING);
        assertNear(PhaseSpace.rotated(slope), system.field(x), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rungeKuttaAgreesStepByStep(int index) {
        Fixture each = CASES.get(index);
        assertNear(motion(each, 1), each.get("rk4_one_substep").tensor(tensors), rounding(each));
        int steps = (int) each.get("steps").number();
        Tensor last = motion(each, (int) each.get("rk4_substeps").number())
                .slice(1, steps, steps + 1)
                .squeeze(1);
        assertNear(last, each.get("rk4_sub_final").tensor(tensors), rounding(each));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dataAreAsExactAsASolver(int index) {
        Fixture each = CASES.get(index);
        double tolerance = each.get("step").number() > 0.5 ? 1e-6 : SOLVER;
        assertNear(motion(each, Trajectories.SUB_STEPS), each.get("reference").tensor(tensors), tolerance);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void energyIsThatOfTheReference(int index) {
        Fixture each = CASES.get(index);
        Tensor reference = each.get("reference").tensor(tensors);
        Tensor energies = system(each).energy(reference).take(1, 0, 10, 20);
        assertNear(energies, each.get("conserved_on_reference").get("energy").tensor(tensors), ROUNDING);
    }

    private Tensor motion(Fixture each, int subSteps) {
        return Trajectories.of(
                system(each),
                each.get("x0").tensor(tensors),
                each.get("step").number(),
                (int) each.get("steps").number(),
                subSteps);
    }

    private static double rounding(Fixture each) {
        return each.get("step").number() > 0.5 ? AMPLIFIED_ROUNDING : ROUNDING;
    }

    private static HamiltonianSystem system(Fixture each) {
        if (each.has("omega")) {
            return new Oscillators(
                    (int) each.get("m").number() / 2, each.get("omega").number());
        }
        int bodies = (int) each.get("bodies").number();
        double[] masses = each.get("masses").numbers();
        return new Bodies(
                (int) each.get("dim").number(),
                each.get("softening").number(),
                masses.length == bodies ? Arrays.stream(masses).boxed().toList() : Collections.nCopies(bodies, 1.0));
    }
}
