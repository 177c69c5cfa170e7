package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.GRADIENT;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence's gradient in the transformed images themselves. */
@Tag("reference")
class InputGradientReferenceTest {
    private static final String SHIFT = "affine.shift";

    /** Affine maps, after which a given shift is added to each transformed image. */
    private record Shifted(AffineGroup affine) implements Transformations {
        @Override
        public Domain domain() {
            return affine.domain();
        }

        @Override
        public List<Hyperparameter> extents() {
            List<Hyperparameter> extents = new ArrayList<>(affine.extents());
            Hyperparameter like = extents.get(0);
            extents.add(new Hyperparameter(SHIFT, "added to each image", 0, Constraint.FREE, like.unit(), true));
            return extents;
        }

        @Override
        public int dimension() {
            return affine.dimension();
        }

        /** Matrices beside shifts. */
        @Override
        public Tensor elements(Tensor coordinates, NamedTensors extents) {
            Tensor matrices = affine.elements(coordinates, extents);
            int count = matrices.shape().size(0);
            Tensor shifts = extents.get(SHIFT).slice(0, 0, count); // the shapes of what passes are asked for with fewer
            return matrices.tensors().concatenate(1, matrices.reshape(count, -1), shifts.reshape(count, -1));
        }

        @Override
        public Tensor act(Tensor elements, Tensor x) {
            int size = elements.shape().size(1);
            Tensor moved = affine.act(elements.slice(1, 0, 9).reshape(-1, 3, 3), x);
            return moved.add(elements.slice(1, 9, size).reshape(moved.shape()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp_invariance.json", "cnn_invariance.json"})
    void gradientInTheTransformedImagesMatchesTheReference(String file) {
        FixtureProblem reference = new FixtureProblem(file);
        Fixture setting = reference.fixture.get("settings").get(0);
        Fixture expected = setting.get("expected").get("structures").get("kron").get("grad_augmented_inputs_image0");
        CurvaturePass<Curvature> plain = reference.pass(Structure.KRONECKER, Locations.EXPAND);
        NamedTensors cotangents = reference
                .posterior(plain, reference.fit(plain, reference.eta(setting), 1), setting)
                .penalty()
                .cotangents();
        CurvaturePass<Curvature> pass = new CurvaturePass<>(shifted(reference), plain.form(), Fisher.GAUSS_NEWTON);
        int examples = reference.data.size();
        Draw draw = reference.draw(0, examples);
        Shape images = reference.data.inputs().shape();
        NamedTensors eta =
                reference.eta(setting).with(SHIFT, reference.tensors.zeros(images.with(0, examples * draw.samples())));

        Tensor gradient = reference
                .tensors
                .valueAndGrad(
                        at -> pass.linearised(
                                Part.of(reference.data),
                                reference.theta,
                                at,
                                draw,
                                cotangents,
                                1 / FixtureProblem.temperature(setting),
                                examples),
                        eta)
                .gradient()
                .get(SHIFT);
        assertNear(gradient.slice(0, 0, draw.samples()), expected, GRADIENT);
    }

    private static Problem shifted(FixtureProblem reference) {
        Shape images = reference.data.inputs().shape();
        int samples = reference.fixture.get("n_samples").integer();
        DataOutline outline = new DataOutline(
                reference.data.size(),
                0,
                images.part(1, images.rank()),
                reference.fixture.get("n_outputs").integer(),
                reference.problem.likelihood().targets());
        Invariance invariance = new Invariance(
                Invariance.Placement.INPUT, Invariance.Average.LOGITS, samples, samples, Sampling.STOCHASTIC);
        return new InvariantProblem(
                reference.tensors,
                new Model(
                        reference.network,
                        Map.of("affine", new Shifted(new AffineGroup())),
                        invariance,
                        reference.problem.likelihood(),
                        outline),
                new TrainingPlan(1, reference.data.size(), reference.data.size()));
    }
}
