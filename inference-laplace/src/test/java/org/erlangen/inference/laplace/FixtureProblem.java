package org.erlangen.inference.laplace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;

/** The problem, data and settings of a fixture file. */
final class FixtureProblem {
    final Tensors tensors = Reference.tensors();
    final Fixture fixture;
    final FixtureNetwork network;
    final NamedTensors theta;
    final List<Role> roles;
    final Dataset data;
    final Problem problem;
    private final boolean invariant;

    FixtureProblem(String file) {
        fixture = Fixture.read("laplace/" + file);
        network = FixtureNetwork.of(fixture);
        theta = network.theta(tensors);
        roles = Role.of(network);
        invariant = fixture.has("epsilon");
        data = new Dataset(
                fixture.get(fixture.has("images") ? "images" : "inputs").tensor(tensors),
                fixture.get("targets").tensor(tensors));
        boolean classes = fixture.get("likelihood").text().equals("classification");
        Likelihood likelihood = classes ? new SoftmaxLikelihood() : new GaussianLikelihood();
        DataOutline outline = new DataOutline(
                data.size(),
                0,
                data.inputs().shape().part(1, data.inputs().shape().rank()),
                fixture.get("n_outputs").integer(),
                likelihood.targets());
        int samples = invariant ? fixture.get("n_samples").integer() : 1;
        Invariance invariance = new Invariance(
                Invariance.Placement.INPUT, Invariance.Average.LOGITS, samples, samples, Sampling.STOCHASTIC);
        Map<String, Transformations> groups = invariant ? Map.of("affine", new AffineGroup()) : Map.of();
        problem = new InvariantProblem(
                tensors,
                new Model(network, groups, invariance, likelihood, outline),
                new TrainingPlan(1, data.size(), data.size()));
    }

    /** The pass over this problem's data with a form of curvature. */
    CurvaturePass<Curvature> pass(Structure structure, Locations locations) {
        return new CurvaturePass<>(problem, Curvature.of(structure, roles, locations), Fisher.GAUSS_NEWTON);
    }

    /** What {@code batches} batches say together. */
    CurvatureFit fit(CurvaturePass<Curvature> pass, NamedTensors eta, int batches) {
        int size = (data.size() + batches - 1) / batches;
        CurvatureFit sum = pass.batch(Part.of(data.slice(0, size)), theta, eta, draw(0, size), data.size());
        for (int from = size; from < data.size(); from += size) {
            int to = Math.min(data.size(), from + size);
            sum = sum.merge(pass.batch(Part.of(data.slice(from, to)), theta, eta, draw(from, to), data.size()));
        }
        return sum;
    }

    LaplacePosterior posterior(CurvaturePass<Curvature> pass, CurvatureFit fit, Fixture setting) {
        return new LaplacePosterior(roles, pass.form().blocks(fit.statistics()), theta, scales(setting));
    }

    static double temperature(Fixture setting) {
        return setting.get("temperature").number();
    }

    static PriorPrecision kind(Fixture setting) {
        return setting.has("kind") && setting.get("kind").text().equals("diagonal")
                ? PriorPrecision.DIAGONAL
                : PriorPrecision.PER_TENSOR;
    }

    Scales scales(Fixture setting) {
        double[] precisions = setting.get("prior_precision").numbers();
        Map<String, Tensor> prior = new LinkedHashMap<>();
        int at = 0;
        for (Role role : roles) {
            if (kind(setting) == PriorPrecision.DIAGONAL) {
                double[] own = new double[role.shape().elements()];
                System.arraycopy(precisions, at, own, 0, own.length);
                at += own.length;
                prior.put(role.parameter(), tensors.of(role.shape(), own));
            } else {
                prior.put(role.parameter(), tensors.scalar(precisions[at++]));
            }
        }
        return Scales.of(1 / temperature(setting), NamedTensors.of(prior));
    }

    /** eta at a setting: the fixture's extents, the setting's noise. */
    NamedTensors eta(Fixture setting) {
        NamedTensors eta = NamedTensors.empty();
        if (invariant) {
            double[] extents = fixture.get("eta").numbers();
            int at = 0;
            for (var extent : new AffineGroup().extents()) {
                eta = eta.with(extent.name(), tensors.scalar(extents[at++]));
            }
        }
        return problem.likelihood().hyperparameters().isEmpty()
                ? eta
                : eta.with(
                        GaussianLikelihood.NOISE,
                        tensors.scalar(setting.get("sigma_noise").number()));
    }

    /** The fixture's coordinates of the examples of a batch. */
    Draw draw(int from, int to) {
        if (!invariant) {
            return Draw.random(Key.ofSeed(0), 1, Sampling.STOCHASTIC);
        }
        Tensor epsilon = fixture.get("epsilon").tensor(tensors).slice(0, from, to);
        return new Draw() {
            @Override
            public int samples() {
                return epsilon.shape().size(1);
            }

            @Override
            public Tensor coordinates(Tensors ignored, String group, int sets, int dimension) {
                return epsilon.slice(0, 0, sets).reshape(-1, dimension);
            }
        };
    }

    /** All numbers of tensors by parameter, in network order. */
    double[] flat(NamedTensors byParameter, UnaryOperator<Tensor> of) {
        return tensors.concatenate(
                        0,
                        roles.stream()
                                .map(role -> of.apply(byParameter.get(role.parameter()))
                                        .reshape(-1))
                                .toList())
                .cast(Precision.FLOAT64)
                .toDoubles();
    }
}
