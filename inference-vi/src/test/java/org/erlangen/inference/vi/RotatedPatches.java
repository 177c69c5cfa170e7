package org.erlangen.inference.vi;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;

/** A small problem: classes of random 5 x 5 images under the affine group. */
record RotatedPatches(Tensors tensors) {
    static final int SIDE = 5;
    static final int HIDDEN = 4;
    static final int CLASSES = 3;
    static final int EXAMPLES = 12;
    static final int BATCH = 6;
    static final int EPOCHS = 20;

    Dataset data() {
        Tensor inputs = tensors.normal(Key.ofSeed(11), Shape.of(EXAMPLES, 1, SIDE, SIDE));
        double[] labels = new double[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = i % CLASSES;
        }
        return new Dataset(inputs, tensors.vector(labels));
    }

    TinyNetwork network() {
        return new TinyNetwork(SIDE * SIDE, HIDDEN, CLASSES, Tensor::relu);
    }

    Problem problem() {
        return problem(Average.LOGITS, Sampling.STRATIFIED);
    }

    Problem problem(Average average, Sampling sampling) {
        Transformations group = new AffineGroup();
        return problem(average, sampling, group.extents());
    }

    Problem problem(Average average, Sampling sampling, List<Hyperparameter> hyperparameters) {
        return problem(average, sampling, hyperparameters, new TrainingPlan(EPOCHS, BATCH, EXAMPLES));
    }

    Problem problem(Average average, Sampling sampling, List<Hyperparameter> hyperparameters, TrainingPlan plan) {
        Invariance invariance = new Invariance(Placement.FILTER, average, 3, 4, sampling);
        DataOutline outline =
                new DataOutline(EXAMPLES, 1, Shape.of(1, SIDE, SIDE), CLASSES, DataOutline.Targets.CLASSES);
        Model model =
                new Model(network(), Map.of("affine", new AffineGroup()), invariance, new SoftmaxLikelihood(), outline);
        return new InvariantProblem(tensors, model, hyperparameters, plan);
    }
}
