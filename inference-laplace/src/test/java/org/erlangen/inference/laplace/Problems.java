package org.erlangen.inference.laplace;

import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.Network;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;

/** Small problems with random data. */
record Problems(Tensors tensors, Network network, Shape input, int outputs, boolean classes, int examples) {
    static Problems scaled(Tensors tensors, boolean classes) {
        return new Problems(tensors, new ScaledNetwork(), ScaledNetwork.INPUT, 2, classes, 12);
    }

    static Problems imaged(Tensors tensors, boolean classes) {
        return new Problems(tensors, new ImagedNetwork(), ImagedNetwork.INPUT, 2, classes, 12);
    }

    InvariantProblem with(Map<String, Transformations> groups, Invariance.Placement placement, int epochs) {
        Likelihood likelihood = classes ? new SoftmaxLikelihood() : new GaussianLikelihood();
        Invariance invariance = new Invariance(placement, Invariance.Average.LOGITS, 3, 3, Sampling.STOCHASTIC);
        DataOutline outline = new DataOutline(examples, 0, input, outputs, likelihood.targets());
        return new InvariantProblem(
                tensors,
                new Model(network, groups, invariance, likelihood, outline),
                new TrainingPlan(epochs, 6, examples));
    }

    InvariantProblem plain(int epochs) {
        return with(Map.of(), Invariance.Placement.INPUT, epochs);
    }

    /** Targets depend on the inputs. */
    Dataset data(Key key) {
        Tensor x = tensors.normal(key, Shape.of(examples).append(input));
        Tensor flat = x.reshape(examples, -1);
        Tensor map = tensors.normal(key.fold("map"), Shape.of(flat.shape().size(1), outputs));
        Tensor signal = flat.matmul(map).multiply(0.5);
        return new Dataset(x, classes ? signal.argMax(1) : signal);
    }
}
