package org.erlangen.inference.laplace.internal.observation;

import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.junit.jupiter.api.Test;

/** Derivatives as they are seen at maps, against those of the network. */
class ObserverTest {
    private static final double EXACT = 1e-10;

    private final Tensors tensors = Reference.tensors();

    @Test
    void jacobiansAreThoseOfTheNetworkForMapsAndScalarsAlike() {
        jacobians(Problems.scaled(tensors, true));
    }

    @Test
    void jacobiansAreThoseOfTheNetworkForBlocksPlacesAndImages() {
        jacobians(Problems.imaged(tensors, true));
    }

    private void jacobians(Problems problems) {
        Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 1);
        Dataset data = problems.data(Key.ofSeed(3));
        NamedTensors theta = problem.network().initialise(tensors, Key.ofSeed(1));
        NamedTensors eta = Eta.of(problem).values(Eta.of(problem).initialise(Key.ofSeed(0)));
        var draw = problem.draw(Key.ofSeed(5), false);
        Observation observation = new Observer(problem)
                .observe(
                        theta,
                        data.inputs(),
                        eta,
                        draw,
                        f -> Directions.outputs(f, problem.likelihood().curvature(f, eta)));

        for (int n = 0; n < 2; n++) {
            for (int k = 0; k < 2; k++) {
                int example = n;
                int output = k;
                NamedTensors expected = tensors.valueAndGrad(
                                at -> problem.outputs(new PointSites(at), data.inputs(), eta, draw)
                                        .slice(0, example, example + 1)
                                        .slice(1, output, output + 1)
                                        .sumAll(),
                                theta)
                        .gradient();
                for (Role role : Role.of(problem.network())) {
                    Tensor ours = observation
                            .jacobian(role)
                            .slice(0, example, example + 1)
                            .slice(1, output, output + 1);
                    assertNear(ours.toDoubles(), expected.get(role.parameter()).toDoubles(), EXACT);
                }
            }
        }
    }
}
