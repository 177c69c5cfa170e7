package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.QuarterTurnNetwork;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kronecker factors of group convolutions: each quarter turn at each position is a place of the one map that is declared. */
@Tag("reference")
class QuarterTurnCurvatureReferenceTest {
    private static final double EXACT = 1e-10;
    private static final String LAYER = ".group-convolution";

    private final Tensors tensors = Reference.tensors();
    private final Fixture fixture = Fixture.read("equivariance/kfac_p4.json");
    private final Fixture expected = fixture.get("expected");
    private final Problems problems = new Problems(tensors, new QuarterTurnNetwork(), Shape.of(2, 4, 4), 3, true, 4);

    private NamedTensors theta() {
        Map<String, Tensor> theta = new LinkedHashMap<>();
        for (Parameter parameter : problems.network().parameters()) {
            String name = parameter.name().replace(LAYER, "");
            theta.put(
                    parameter.name(),
                    fixture.get("parameters").get(name).tensor(tensors).reshape(parameter.shape()));
        }
        return NamedTensors.of(theta);
    }

    private NamedTensors statistics() {
        Tensor x = fixture.get("inputs").get("x").tensor(tensors);
        Dataset data = new Dataset(x, tensors.zeros(Shape.of(x.shape().size(0))));
        CurvaturePass<Curvature> pass = new CurvaturePass<>(
                problems.plain(1),
                Curvature.of(Structure.KRONECKER, Role.of(problems.network()), Locations.EXPAND),
                Fisher.GAUSS_NEWTON);
        return pass.over(Part.of(data), theta(), NamedTensors.empty(), 2, Key.ofSeed(0), false)
                .statistics();
    }

    @Test
    void theNetworkIsThatOfTheFixture() {
        Tensor x = fixture.get("inputs").get("x").tensor(tensors);
        assertNear(problems.network().apply(new PointSites(theta()), x), expected.get("logits"), EXACT);
    }

    @Test
    void factorsCountEveryTurnAtEveryPosition() {
        NamedTensors statistics = statistics();
        factors(statistics, "lift" + LAYER, "lift", 64);
        factors(statistics, "group" + LAYER, "group", 64);
        factors(statistics, "head", "head", 1);
    }

    /** The fixture's A is a sum over places, ours their mean, and its G has the inverse factor. */
    private void factors(NamedTensors statistics, String map, String name, int places) {
        assertNear(statistics.get(map + ".inputs").multiply(places), expected.get("A_" + name), EXACT);
        assertNear(statistics.get(map + ".outputs").multiply(1.0 / places), expected.get("G_" + name), EXACT);
    }
}
