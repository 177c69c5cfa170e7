package org.erlangen.plugins.digits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;
import org.erlangen.plugins.digits.QuadrantDigitsOptions.Task;
import org.erlangen.plugins.digits.internal.DigitFiles;
import org.erlangen.plugins.digits.internal.Digits;
import org.erlangen.plugins.digits.internal.OptionChecks;
import org.erlangen.plugins.digits.internal.Part;
import org.erlangen.plugins.digits.internal.Quadrants;

/**
 * MNIST digits, each in one of the four quadrants of an empty canvas: images [1, side, side] with mean and deviation of MNIST's pixels
 * taken out, and 10 or 40 classes. The quadrant of an image depends on its number only.
 *
 * <p>Source: docs/methods/layerwise-equivariance.md, data.
 */
public final class QuadrantDigitsSource implements DataSource<QuadrantDigitsOptions> {
    private static final int DIGITS = 10;

    /** Found by name through the service loader. */
    public QuadrantDigitsSource() {}

    @Override
    public Description<QuadrantDigitsOptions> describe() {
        return Description.of(
                        "quadrant-digits",
                        "handwritten digits (MNIST) in one quadrant of a canvas: the digit, or digit and quadrant",
                        QuadrantDigitsOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, Alexander Immer, Mark van der Wilk",
                        "Learning Layer-wise Equivariances Automatically using Gradients",
                        "NeurIPS",
                        2023);
    }

    @Override
    public DataOutline outline(QuadrantDigitsOptions options, Path folder) {
        List<Refusal> refusals = new ArrayList<>();
        if (options.side() != 16 && options.side() != 32) {
            refusals.add(new Refusal("side", Integer.toString(options.side()), "must be 16 or 32", ""));
        }
        refusals.addAll(OptionChecks.refusals(options.digits(), DigitFiles.of(options.digits(), folder)));
        if (!refusals.isEmpty()) {
            throw new ErlangenException(ErlangenException.Kind.CONFIGURATION, refusals);
        }
        Shape input = Shape.of(1, options.side(), options.side());
        int classes = options.task() == Task.DIGIT ? DIGITS : DIGITS * Quadrants.COUNT;
        return new DataOutline(options.training(), options.test(), input, classes, DataOutline.Targets.CLASSES);
    }

    @Override
    public Examples load(QuadrantDigitsOptions options, DataContext context) {
        outline(options, context.folder());
        Map<String, String> provenance = new TreeMap<>();
        Dataset training = part(Part.TRAINING, options.training(), options, context, provenance);
        Dataset test = part(Part.TEST, options.test(), options, context, provenance);
        return new Examples(training, test, provenance);
    }

    private static Dataset part(
            Part part, int count, QuadrantDigitsOptions options, DataContext context, Map<String, String> provenance) {
        Digits digits = Digits.read(DigitFiles.of(options.digits(), context.folder()), part, count, options.verify());
        provenance.putAll(digits.provenance());
        Quadrants quadrants = new Quadrants(part, options.side());
        double[] targets = digits.labels(count);
        if (options.task() == Task.QUADRANT) {
            for (int i = 0; i < count; i++) {
                targets[i] += DIGITS * quadrants.of(i);
            }
        }
        Shape shape = Shape.of(count, 1, options.side(), options.side());
        return new Dataset(
                context.tensors().of(shape, quadrants.images(digits, count)),
                context.tensors().vector(targets));
    }
}
