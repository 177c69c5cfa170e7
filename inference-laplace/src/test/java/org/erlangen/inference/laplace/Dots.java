package org.erlangen.inference.laplace;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;

/** Blurred dots on 7 x 7 pixels at random angles, near the centre or far from it; the class is the radius or the side. */
record Dots(Tensors tensors, int examples) {
    private static final int SIDE = 7;
    private static final Shape INPUT = Shape.of(1, SIDE, SIDE);

    Network network() {
        LinearMap.Dense hidden = LinearMap.Dense.of("hidden", SIDE * SIDE, 12);
        LinearMap.Dense readout = LinearMap.Dense.of("readout", 12, 2);
        return new Network() {
            @Override
            public List<Parameter> parameters() {
                return List.of(
                        new Parameter(hidden.weight(), Shape.of(12, SIDE * SIDE), Initialiser.normal(0.3)),
                        new Parameter(hidden.bias(), Shape.of(12), Initialiser.zeros()),
                        new Parameter(readout.weight(), Shape.of(2, 12), Initialiser.normal(0.3)),
                        new Parameter(readout.bias(), Shape.of(2), Initialiser.zeros()));
            }

            @Override
            public List<LinearMap> maps() {
                return List.of(hidden, readout);
            }

            @Override
            public Tensor apply(Sites sites, Tensor x) {
                return sites.readout(
                        readout, sites.dense(hidden, x.reshape(-1, SIDE * SIDE)).tanh());
            }

            @Override
            public boolean hasPlaneFilters() {
                return true;
            }
        };
    }

    Problem problem(LieGroup group, double extent, int epochs) {
        DataOutline outline = new DataOutline(examples, 0, INPUT, 2, DataOutline.Targets.CLASSES);
        Invariance invariance =
                new Invariance(Invariance.Placement.INPUT, Invariance.Average.LOGITS, 8, 8, Sampling.STRATIFIED);
        Model model = new Model(network(), Map.of(group.name(), group), invariance, new SoftmaxLikelihood(), outline);
        return new InvariantProblem(
                tensors,
                model,
                model.hyperparameters().stream()
                        .map(each -> each.startingAt(extent))
                        .toList(),
                new TrainingPlan(epochs, 10, examples));
    }

    Dataset data(Key key, boolean byRadius) {
        double[] uniform = tensors.uniform(key, Shape.of(examples, 2)).toDoubles();
        double[] pixels = new double[examples * SIDE * SIDE];
        double[] classes = new double[examples];
        for (int n = 0; n < examples; n++) {
            double angle = 2 * Math.PI * uniform[2 * n];
            boolean far = uniform[2 * n + 1] < 0.5;
            double radius = far ? 2.4 : 0.8;
            double column = 3 + radius * Math.cos(angle);
            double row = 3 + radius * Math.sin(angle);
            classes[n] = (byRadius ? far : column > 3) ? 1 : 0;
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                int line = pixel / SIDE;
                double distance = Math.hypot(pixel % SIDE - column, line - row);
                pixels[n * SIDE * SIDE + pixel] = Math.exp(-distance * distance);
            }
        }
        return new Dataset(
                tensors.of(Shape.of(examples, 1, SIDE, SIDE), pixels), tensors.of(Shape.of(examples), classes));
    }
}
