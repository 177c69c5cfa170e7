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
 * A smooth function of one number, {@code y = sin(x) + cos(x / 2)}, seen with noise on both sides of a gap and asked for everywhere in [0, 6]: a model
 * that wiggles fits the points as well as a smooth one does, and is wrong between them.
 *
 * <p>Shape: inputs [1], targets [1].
 */
public final class WaveSource implements DataSource<WaveOptions> {
    private static final double MIDDLE = 3;

    /** Found by name through the service loader. */
    public WaveSource() {}

    @Override
    public Description<WaveOptions> describe() {
        return Description.of(
                "wave", "a smooth function of one number, seen on both sides of a gap", WaveOptions.class);
    }

    @Override
    public DataOutline outline(WaveOptions options, Path folder) {
        return new DataOutline(options.training(), options.test(), Shape.of(1), 1, DataOutline.Targets.REAL);
    }

    @Override
    public Examples load(WaveOptions options, DataContext context) {
        Key key = Key.ofSeed(options.seed());
        return new Examples(
                points(context.tensors(), key.fold("training"), options.training(), options.gap(), options.noise()),
                points(context.tensors(), key.fold("test"), options.test(), 0, options.noise()),
                Map.of());
    }

    private static Dataset points(Tensors tensors, Key key, int count, double gap, double noise) {
        Shape shape = Shape.of(count, 1);
        Tensor place = tensors.uniform(key.fold("place"), shape, Precision.FLOAT64)
                .multiply(2)
                .subtract(1);
        Tensor x = place.multiply(MIDDLE - gap / 2)
                .add(place.sign().multiply(gap / 2))
                .add(MIDDLE);
        Tensor scatter =
                tensors.normal(key.fold("noise"), shape, Precision.FLOAT64).multiply(noise);
        Tensor y = x.sin().add(x.multiply(0.5).cos()).add(scatter);
        return new Dataset(x.cast(tensors.precision()), y.cast(tensors.precision()));
    }
}
