package org.erlangen.plugins.digits;

import java.nio.file.Path;
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
import org.erlangen.api.tensor.Tensor;
import org.erlangen.plugins.digits.internal.DigitFiles;
import org.erlangen.plugins.digits.internal.Digits;
import org.erlangen.plugins.digits.internal.Distortion;
import org.erlangen.plugins.digits.internal.OptionChecks;
import org.erlangen.plugins.digits.internal.Part;

/**
 * MNIST: images [1, side, side] with values in [0, 1], zero outside the strokes, and classes 0 to 9.
 *
 * <p>Source: docs/methods/invariant-weights.md, sections 9 and 10.
 */
public final class DigitsSource implements DataSource<DigitsOptions> {
    private static final int CLASSES = 10;

    /** Found by name through the service loader. */
    public DigitsSource() {}

    @Override
    public Description<DigitsOptions> describe() {
        return Description.of(
                        "digits",
                        "handwritten digits (MNIST), plain, rotated, translated or scaled",
                        DigitsOptions.class)
                .source(
                        "Yann LeCun, Leon Bottou, Yoshua Bengio, Patrick Haffner",
                        "Gradient-based learning applied to document recognition",
                        "Proceedings of the IEEE",
                        1998);
    }

    @Override
    public DataOutline outline(DigitsOptions options, Path folder) {
        List<Refusal> refusals = OptionChecks.refusals(options, DigitFiles.of(options, folder));
        if (!refusals.isEmpty()) {
            throw new ErlangenException(ErlangenException.Kind.CONFIGURATION, refusals);
        }
        Shape input = Shape.of(1, options.side(), options.side());
        return new DataOutline(options.training(), options.test(), input, CLASSES, DataOutline.Targets.CLASSES);
    }

    @Override
    public Examples load(DigitsOptions options, DataContext context) {
        outline(options, context.folder());
        DigitFiles files = DigitFiles.of(options, context.folder());
        Map<String, String> provenance = new TreeMap<>();
        Dataset training = part(Part.TRAINING, options.training(), options, files, context, provenance);
        Dataset test = part(Part.TEST, options.test(), options, files, context, provenance);
        return new Examples(training, test, provenance);
    }

    private static Dataset part(
            Part part,
            int count,
            DigitsOptions options,
            DigitFiles files,
            DataContext context,
            Map<String, String> provenance) {
        Digits digits = Digits.read(files, part, count, options.verify());
        provenance.putAll(digits.provenance());
        Tensor inputs = new Distortion(options, part).images(context.tensors(), digits, count);
        return new Dataset(inputs, context.tensors().vector(digits.labels(count)));
    }
}
