package org.erlangen.inference.vi;

import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a posterior knows of the places of hidden units, against an enumeration of all permutations by an independent implementation. */
@Tag("reference")
class HiddenUnitsReferenceTest {
    private static final Fixture CASES =
            Fixture.read("hamiltonian/permutation_correction.json").get("cases");

    private final Tensors tensors = Reference.tensors();

    static IntStream cases() {
        return IntStream.range(0, CASES.size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void densitiesOfAllPermutedSamplesAgree(int index) {
        Fixture each = CASES.get(index);
        for (int s = 0; s < each.get("samples").size(); s++) {
            List<Tensor> sample = sample(each, s);
            for (int p = 0; p < each.get("permutations").size(); p++) {
                Tensor density = HiddenUnits.logDensity(
                        posteriors(each), HiddenUnits.moved(sample, List.of(permutation(each, p))));
                double expected = each.get("log_q_of_permuted").get(s).get(p).number();
                assertNear(density.item() / (1 + Math.abs(expected)), expected / (1 + Math.abs(expected)), VALUE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theInformationIsThatOfTheEnumeration(int index) {
        Fixture each = CASES.get(index);
        List<List<int[]>> all = new ArrayList<>();
        // The first of the list is the identity, which counts anyway.
        for (int p = 1; p < each.get("permutations").size(); p++) {
            all.add(List.of(permutation(each, p)));
        }
        assertInformation(each, all, each.get("information_per_sample"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theContrastiveBoundIsThatOfTheSubset(int index) {
        Fixture each = CASES.get(index);
        List<List<int[]>> some = new ArrayList<>();
        double[] subset = each.get("contrastive_subset").numbers();
        for (int p = 1; p < subset.length; p++) {
            some.add(List.of(permutation(each, (int) subset[p])));
        }
        assertInformation(each, some, each.get("contrastive_per_sample"));
    }

    private void assertInformation(Fixture each, List<List<int[]>> permutations, Fixture expected) {
        for (int s = 0; s < each.get("samples").size(); s++) {
            Tensor information = units(each).information(posteriors(each), sample(each, s), permutations);
            assertNear(information.item(), expected.get(s).number(), VALUE);
        }
    }

    private static HiddenUnits units(Fixture each) {
        return new HiddenUnits(List.of((int) each.get("hidden").number()));
    }

    private static int[] permutation(Fixture each, int index) {
        double[] places = each.get("permutations").get(index).numbers();
        return IntStream.range(0, places.length).map(i -> (int) places[i]).toArray();
    }

    private List<Tensor> sample(Fixture each, int index) {
        Fixture sample = each.get("samples").get(index);
        return List.of(
                sample.get("w1").tensor(tensors).expand(0),
                sample.get("w2").tensor(tensors).expand(0));
    }

    private List<WeightPosterior> posteriors(Fixture each) {
        return List.of(posterior(each, 1), posterior(each, 2));
    }

    private WeightPosterior posterior(Fixture each, int layer) {
        return new TriangularNormal(
                each.get("mean" + layer).tensor(tensors),
                each.get("chol" + layer + "_s").tensor(tensors),
                each.get("chol" + layer + "_a").tensor(tensors));
    }
}
