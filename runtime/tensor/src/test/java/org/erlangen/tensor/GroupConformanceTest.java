package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.FiniteGroup;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.GroupConformance;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GroupConformanceTest {
    private static final Generator ROTATION = Generator.ofPlane("rotation", Unit.RADIANS, 0, -1, 1, 0);
    private static final Generator SHIFT = Generator.of(
            "shift", Unit.HALF_WIDTHS, new double[] {0, 0, 1}, new double[] {0, 0, 0}, new double[] {0, 0, 0});

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT32);

    @TestFactory
    Stream<DynamicTest> motionsOfImagesConform() {
        return GroupConformance.tests(new Motions(Domain.IMAGE_PLANE), engine);
    }

    @TestFactory
    Stream<DynamicTest> motionsOfPointsConform() {
        return GroupConformance.tests(new Motions(Domain.POINTS), engine);
    }

    @TestFactory
    Stream<DynamicTest> motionsOfStatesConform() {
        return GroupConformance.tests(new Motions(Domain.PHASE_SPACE), engine);
    }

    @TestFactory
    Stream<DynamicTest> quarterTurnsConform() {
        return GroupConformance.tests(new QuarterTurns(1), engine);
    }

    @Test
    void elementsThatAreNotExponentialsAreFound() {
        assertThat(failures(new Motions(Domain.POINTS) {
                    @Override
                    public Tensor elements(Tensor coordinates, NamedTensors extents) {
                        Tensor algebra = algebra(coordinates, extents);
                        return algebra.add(algebra.tensors().identity(3, algebra.precision()));
                    }
                }))
                .anyMatch(name -> name.startsWith("opposite coordinates give inverses"))
                .anyMatch(name -> name.startsWith("coordinates of one generator add"))
                .anyMatch(name -> name.startsWith("elements are exponentials of the algebra"));
    }

    @Test
    void missingDerivativesAreFound() {
        assertThat(failures(new Motions(Domain.IMAGE_PLANE) {
                    @Override
                    public Tensor elements(Tensor coordinates, NamedTensors extents) {
                        return super.elements(coordinates, extents.map(Tensor::stopGradient));
                    }
                }))
                .contains(
                        "derivative of the elements by motions.rotation, forwards",
                        "derivative of the elements by motions.rotation, backwards",
                        "derivative of the action by motions.rotation");
    }

    @Test
    void missingSecondDerivativesAreFound() {
        assertThat(failures(new Motions(Domain.POINTS) {
                    @Override
                    public Tensor elements(Tensor coordinates, NamedTensors extents) {
                        Tensor frozen = super.elements(coordinates, extents.map(Tensor::stopGradient));
                        Tensor slope = algebra(coordinates, extents)
                                .subtract(algebra(coordinates, extents.map(Tensor::stopGradient)));
                        return frozen.add(slope.matmul(frozen));
                    }
                }))
                .anyMatch(name -> name.startsWith("second derivatives"));
    }

    @Test
    void anActionThatMixesDataUpIsFound() {
        assertThat(failures(new Motions(Domain.IMAGE_PLANE) {
                    @Override
                    public Tensor act(Tensor elements, Tensor x) {
                        return super.act(elements, x.flip(0));
                    }
                }))
                .anyMatch(name -> name.startsWith("the identity changes nothing"))
                .anyMatch(name -> name.startsWith("each datum is moved by its own elements"));
    }

    @Test
    void anActionThatIsNotLinearIsFound() {
        assertThat(failures(new Motions(Domain.IMAGE_PLANE) {
                    @Override
                    public Tensor act(Tensor elements, Tensor x) {
                        return super.act(elements, x).add(1);
                    }
                }))
                .anyMatch(name -> name.startsWith("acting on images is linear"));
    }

    @Test
    void aTableThatIsNoGroupIsFound() {
        assertThat(failures(new QuarterTurns(2)))
                .contains("element 0 is the identity", "matrices multiply as the table says");
    }

    private List<String> failures(Transformations transformations) {
        return GroupConformance.tests(transformations, engine)
                .filter(GroupConformanceTest::fails)
                .map(DynamicTest::getDisplayName)
                .toList();
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (AssertionError | RuntimeException failure) {
            return true;
        } catch (Throwable unexpected) {
            return fail("neither a failed assertion nor a refusal", unexpected);
        }
    }

    /** Rotations and shifts of the plane. */
    private static class Motions implements LieGroup {
        private final Domain domain;

        Motions(Domain domain) {
            this.domain = domain;
        }

        @Override
        public String name() {
            return "motions";
        }

        @Override
        public Domain domain() {
            return domain;
        }

        @Override
        public List<Generator> generators() {
            return List.of(ROTATION, SHIFT);
        }
    }

    /** The cyclic group of order 4; with a factor other than 1 in front of the right element the table is wrong. */
    private record QuarterTurns(int factor) implements FiniteGroup {
        @Override
        public Domain domain() {
            return Domain.IMAGE_PLANE;
        }

        @Override
        public int order() {
            return 4;
        }

        @Override
        public int product(int left, int right) {
            return (left + factor * right) % 4;
        }

        @Override
        public double[][][] matrices() {
            double[][][] matrices = new double[4][][];
            for (int turn = 0; turn < 4; turn++) {
                double cosine = Math.cos(turn * Math.PI / 2);
                double sine = Math.sin(turn * Math.PI / 2);
                matrices[turn] = new double[][] {{cosine, -sine, 0}, {sine, cosine, 0}, {0, 0, 1}};
            }
            return matrices;
        }
    }
}
