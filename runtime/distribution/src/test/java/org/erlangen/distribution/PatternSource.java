package org.erlangen.distribution;

import java.nio.file.Path;
import java.util.Map;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Option;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Random inputs of any shape with classes or real targets: data for every combination of parts. */
public final class PatternSource implements DataSource<PatternSource.Pattern> {
    private static final int EXAMPLES = 6;
    private static final int OUTPUTS = 3;

    /** What inputs are. */
    public enum Inputs {
        /** Grey images of 28 x 28. */
        IMAGES,
        /** Sets of four points of the plane. */
        POINTS;

        Shape shape() {
            return this == IMAGES ? Shape.of(1, 28, 28) : Shape.of(4, 2);
        }
    }

    /** Options. */
    public record Pattern(
            @Option("what inputs are") Inputs inputs,
            @Option("what targets are") DataOutline.Targets targets) {}

    @Override
    public Description<Pattern> describe() {
        return Description.of("pattern", "random inputs", Pattern.class);
    }

    @Override
    public DataOutline outline(Pattern options, Path folder) {
        return new DataOutline(EXAMPLES, EXAMPLES, options.inputs().shape(), OUTPUTS, options.targets());
    }

    @Override
    public Examples load(Pattern options, DataContext context) {
        Dataset data = dataset(options, context.tensors());
        return new Examples(data, data, Map.of());
    }

    private static Dataset dataset(Pattern options, Tensors tensors) {
        Tensor inputs = tensors.uniform(
                Key.ofSeed(1), Shape.of(EXAMPLES).append(options.inputs().shape()));
        Tensor targets = tensors.normal(Key.ofSeed(2), Shape.of(EXAMPLES, OUTPUTS));
        return new Dataset(inputs, options.targets() == DataOutline.Targets.CLASSES ? targets.argMax(1) : targets);
    }
}
