package org.erlangen.inference.laplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.rotation.RotationGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.inference.laplace.fixture.Dots;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.fixture.ScaledNetwork;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Grouping;
import org.erlangen.inference.laplace.option.Outputs;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.Structure;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.junit.jupiter.api.Test;

class LaplaceApproximationTest {
    private final Tensors tensors = Reference.tensors();
    private final Options options = new Options();

    private List<String> refusals(Problem problem) {
        return new LaplaceApproximation()
                .refusals(options.made(), problem).stream()
                        .map(Refusal::sentence)
                        .toList();
    }

    @Test
    void takesANetworkOfMapsAndScalars() {
        assertThat(refusals(Problems.scaled(tensors, true).plain(5))).isEmpty();
    }

    @Test
    void refusesVectorsOutsideOfMapsByName() {
        assertThat(refusals(problem(new Gated(), Invariance.Average.LOGITS, 5)))
                .singleElement()
                .asString()
                .contains("'gate'", "4 elements");
    }

    @Test
    void refusesAveragesOtherThanOfOutputs() {
        assertThat(refusals(problem(new ScaledNetwork(), Invariance.Average.PROBABILITIES, 5)))
                .singleElement()
                .asString()
                .contains("invariance.average: logits");
    }

    @Test
    void refusesAPriorForEachElementOfABlock() {
        options.prior = PriorPrecision.DIAGONAL;
        assertThat(refusals(Problems.scaled(tensors, true).plain(5)))
                .singleElement()
                .asString()
                .startsWith("prior: ");
        options.structure = Structure.DIAGONAL;
        assertThat(refusals(Problems.scaled(tensors, true).plain(5))).isEmpty();
    }

    @Test
    void refusesDenseBlocksThatAreTooLarge() {
        options.structure = Structure.FULL;
        Problems large = new Problems(tensors, new Gated(1000), Shape.of(1000), 10, true, 4);
        assertThat(refusals(large.plain(5))).anyMatch(sentence -> sentence.contains("Use kronecker"));
    }

    @Test
    void refusesTrainingThatEndsBeforeAnythingIsLearnt() {
        options.burnIn = 6;
        assertThat(refusals(problem(new ScaledNetwork(), Invariance.Average.LOGITS, 5)))
                .singleElement()
                .asString()
                .startsWith("burn-in: ");
    }

    @Test
    void refusesTransformedFiltersBeforeTraining() {
        Network network = new Dots(tensors, 4).network();
        Problems problems = new Problems(tensors, network, Shape.of(1, 7, 7), 2, true, 4);
        for (Invariance.Placement placement :
                List.of(Invariance.Placement.FILTER, Invariance.Placement.FILTER_ADJOINT)) {
            assertThat(refusals(problems.with(Map.of("rotation", new RotationGroup()), placement, 5)))
                    .singleElement()
                    .asString()
                    .contains("invariance.placement: input");
            assertThat(refusals(problems.with(Map.of(), placement, 5))).isEmpty();
        }
        Map<String, Transformations> rotations = Map.of("rotation", new RotationGroup());
        assertThat(refusals(problems.with(rotations, Invariance.Placement.INPUT, 5)))
                .isEmpty();
    }

    @Test
    void refusesOptionsOfABoundWithoutOne() {
        options.subset = 4;
        options.outputs = Outputs.SINGLE;
        options.grouping = Grouping.CLASS;
        Problem problem = Problems.scaled(tensors, true).plain(5);
        assertThat(refusals(problem))
                .hasSize(3)
                .allMatch(sentence -> sentence.contains("without a bound"))
                .anyMatch(sentence -> sentence.startsWith("subset: "))
                .anyMatch(sentence -> sentence.startsWith("outputs: "))
                .anyMatch(sentence -> sentence.startsWith("grouping: "));
        options.bound = Bound.PARAMETRIC;
        assertThat(refusals(problem)).isEmpty();
    }

    @Test
    void refusesBoundsThatTheirPartsDoNotGoWith() {
        options.bound = Bound.KERNEL;
        options.grouping = Grouping.CLASS;
        options.outputs = Outputs.PSEUDO;
        options.fisher = Fisher.EMPIRICAL;
        assertThat(refusals(Problems.scaled(tensors, false).plain(5)))
                .hasSize(2)
                .anyMatch(sentence -> sentence.startsWith("grouping: "))
                .anyMatch(sentence -> sentence.startsWith("outputs: "));
        options.prior = PriorPrecision.DIAGONAL;
        options.structure = Structure.DIAGONAL;
        assertThat(refusals(Problems.scaled(tensors, false).plain(5)))
                .anyMatch(sentence -> sentence.startsWith("prior: "));
    }

    @Test
    void refusesKernelsThatAreTooLarge() {
        options.bound = Bound.KERNEL;
        Problems large = new Problems(tensors, new ScaledNetwork(), ScaledNetwork.INPUT, 2, true, 3000);
        assertThat(refusals(large.plain(5)))
                .singleElement()
                .asString()
                .startsWith("subset: ")
                .contains("6000");
        options.outputs = Outputs.PSEUDO;
        assertThat(refusals(large.plain(5))).isEmpty();
        options.outputs = Outputs.ALL;
        options.subset = 100;
        assertThat(refusals(large.plain(5))).isEmpty();
    }

    private Problem problem(Network network, Invariance.Average average, int epochs) {
        Invariance invariance = new Invariance(Invariance.Placement.INPUT, average, 3, 3, Sampling.STOCHASTIC);
        DataOutline outline = new DataOutline(8, 0, ScaledNetwork.INPUT, 2, DataOutline.Targets.CLASSES);
        Model model = new Model(
                network, Map.of("rotation", new RotationGroup()), invariance, new SoftmaxLikelihood(), outline);
        return new InvariantProblem(tensors, model, new TrainingPlan(epochs, 4, 8));
    }

    /** A dense map whose inputs are gated by a vector. */
    private record Gated(int inputs) implements Network {
        Gated() {
            this(4);
        }

        @Override
        public LinearMap.Dense readout() {
            return LinearMap.Dense.of("readout", inputs, 10);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("gate", Shape.of(inputs), Initialiser.constant(1)),
                    new Parameter("readout.weight", Shape.of(10, inputs), Initialiser.normal(1)),
                    new Parameter("readout.bias", Shape.of(10), Initialiser.zeros()));
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(readout());
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            return sites.readout(readout(), x.multiply(sites.parameter("gate")));
        }
    }
}
