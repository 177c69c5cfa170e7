package org.erlangen.plugins.toys;

import java.nio.file.Path;
import java.util.Map;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Points of the plane in two classes that only the distance from the origin tells apart: half of the points on a circle of radius 1/2; of the
 * others two thirds on a circle of radius 1, one third about the origin. Training points are seen along a part of the circles only; test
 * points may lie anywhere, so that a network that has learnt the rotation is right where it has seen nothing.
 *
 * <p>Inputs are sets of one point, [1, 2]. Source: docs/methods/laplace-kfac.md, section 3.8, toy example.
 */
public final class CirclesSource implements DataSource<CirclesOptions> {
    private static final Shape POINT = Shape.of(1, 2);
    private static final int CLASSES = 2;
    private static final double MIDDLE = 0.5;
    private static final double OUTER = 1;

    /** Found by name through the service loader. */
    public CirclesSource() {}

    @Override
    public Description<CirclesOptions> describe() {
        return Description.of(
                        "circles",
                        "points on parts of two circles and about their centre, in two classes",
                        CirclesOptions.class)
                .source(
                        "A. Immer, T. F. A. van der Ouderaa, G. Rätsch, V. Fortuin and M. van der Wilk",
                        "Invariance Learning in Deep Neural Networks with Differentiable Laplace Approximations",
                        "NeurIPS",
                        2022);
    }

    @Override
    public DataOutline outline(CirclesOptions options, Path folder) {
        return new DataOutline(options.training(), options.test(), POINT, CLASSES, DataOutline.Targets.CLASSES);
    }

    @Override
    public Examples load(CirclesOptions options, DataContext context) {
        Key key = Key.ofSeed(options.seed());
        Tensors tensors = context.tensors();
        Dataset training = points(tensors, key.fold("training"), options.training(), options.arc(), options.noise());
        Dataset test = points(tensors, key.fold("test"), options.test(), options.testArc(), options.noise());
        return new Examples(training, test, Map.of());
    }

    private static Dataset points(Tensors tensors, Key key, int count, double arc, double noise) {
        double[] radii = new double[count];
        double[] classes = new double[count];
        int others = count - count / 2;
        for (int i = 0; i < count; i++) {
            int other = i - count / 2;
            radii[i] = other < 0 ? MIDDLE : other < others / 3 ? 0 : OUTER;
            classes[i] = other < 0 ? 0 : 1;
        }
        Tensor angle = tensors.uniform(key.fold("angle"), Shape.of(count), Precision.FLOAT64)
                .multiply(Math.toRadians(arc));
        Tensor radius = tensors.of(Shape.of(count), Precision.FLOAT64, radii);
        Tensor x = angle.cos().multiply(radius);
        Tensor y = angle.sin().multiply(radius);
        Tensor scatter = tensors.normal(key.fold("noise"), Shape.of(count, 2), Precision.FLOAT64)
                .multiply(noise);
        Tensor places = tensors.concatenate(1, x.expand(1), y.expand(1)).add(scatter);
        return new Dataset(places.reshape(-1, 1, 2).cast(tensors.precision()), tensors.vector(classes));
    }
}
