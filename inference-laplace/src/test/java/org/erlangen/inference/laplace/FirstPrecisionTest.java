package org.erlangen.inference.laplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.FactoredNetwork;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.learning.LaplaceEstimation;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.junit.jupiter.api.Test;

class FirstPrecisionTest {
    private static final double ROUNDING = 1e-9;
    private static final int EPOCHS = 5;

    private final Tensors tensors = Reference.tensors();
    private final Options options = new Options();
    private final Problem relaxed =
            new Problems(tensors, new FactoredNetwork(), Shape.of(2, 4, 4), 3, true, 6).plain(EPOCHS);

    private NamedTensors first() {
        LaplaceEstimation estimation = new LaplaceEstimation(options.made(), relaxed);
        return estimation.hyperparameters(estimation.initialise(Key.ofSeed(1)));
    }

    private List<String> refusals(Problem problem) {
        return new LaplaceApproximation()
                .refusals(options.made(), problem).stream()
                        .map(Refusal::sentence)
                        .toList();
    }

    @Test
    void pathsThatAreNotStrictStartWithAMultiple() {
        options.prior = PriorPrecision.PER_TENSOR;
        options.relaxationFactor = 100;

        NamedTensors first = first();

        for (String name : List.of("U.weight", "U.bias", "V.weight", "V.bias")) {
            assertThat(first.get("prior-precision." + name).item()).as(name).isCloseTo(100, within(ROUNDING));
        }
        for (String name : List.of("conv.weight", "conv.bias", "head.weight", "head.bias")) {
            assertThat(first.get("prior-precision." + name).item()).as(name).isCloseTo(1, within(ROUNDING));
        }
    }

    @Test
    void allStartAlikeUnlessAsked() {
        options.prior = PriorPrecision.PER_TENSOR;

        assertThat(first().values())
                .allSatisfy(precision -> assertThat(precision.item()).isEqualTo(1));
    }

    @Test
    void aMultipleIsRefusedWherePrecisionsCannotDiffer() {
        options.relaxationFactor = 100;

        assertThat(refusals(relaxed)).singleElement().asString().startsWith("relaxation-factor: ");
        options.prior = PriorPrecision.PER_TENSOR;
        assertThat(refusals(relaxed)).isEmpty();
        assertThat(refusals(Problems.scaled(tensors, true).plain(EPOCHS)))
                .singleElement()
                .asString()
                .startsWith("relaxation-factor: ");
    }
}
