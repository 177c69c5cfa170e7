package org.erlangen.plugins.cifar;

import java.io.IOException;
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
import org.erlangen.api.tensor.Tensors;
import org.erlangen.plugins.cifar.Cifar10Options.Augmentation;
import org.erlangen.plugins.cifar.internal.BinaryFiles;
import org.erlangen.plugins.cifar.internal.Images;

/** CIFAR-10: photographs [3, 32, 32], normalised by channel, and classes 0 to 9. */
public final class Cifar10Source implements DataSource<Cifar10Options> {
    private static final int CLASSES = 10;

    /** Found by name through the service loader. */
    public Cifar10Source() {}

    @Override
    public Description<Cifar10Options> describe() {
        return Description.of("cifar10", "small photographs of ten kinds (CIFAR-10)", Cifar10Options.class)
                .source(
                        "Alex Krizhevsky",
                        "Learning Multiple Layers of Features from Tiny Images",
                        "Technical report, University of Toronto",
                        2009);
    }

    @Override
    public DataOutline outline(Cifar10Options options, Path folder) {
        BinaryFiles files = new BinaryFiles(folder.resolve(options.folder()));
        List<Refusal> refusals = new ArrayList<>();
        if (options.augmentation() == Augmentation.NONE && options.copies() > 1) {
            refusals.add(new Refusal(
                    "copies",
                    options.copies() + " copies of the same images",
                    "",
                    "Give 'augmentation: flip-crop', or leave the copies out"));
        }
        refusals.addAll(files.refusals(BinaryFiles.training(options.training()), options.training()));
        refusals.addAll(files.refusals(BinaryFiles.test(), options.test()));
        if (!refusals.isEmpty()) {
            throw new ErlangenException(ErlangenException.Kind.CONFIGURATION, refusals);
        }
        return new DataOutline(
                options.training() * options.copies(),
                options.test(),
                Shape.of(3, 32, 32),
                CLASSES,
                DataOutline.Targets.CLASSES);
    }

    @Override
    public Examples load(Cifar10Options options, DataContext context) {
        outline(options, context.folder());
        BinaryFiles files = new BinaryFiles(context.folder().resolve(options.folder()));
        Map<String, String> provenance = new TreeMap<>();
        Images training = read(files, BinaryFiles.training(options.training()), options.training(), provenance);
        Images test = read(files, BinaryFiles.test(), options.test(), provenance);
        Tensors tensors = context.tensors();
        return new Examples(
                new Dataset(
                        options.augmentation() == Augmentation.NONE
                                ? training.plain(tensors)
                                : training.augmented(tensors, options.copies(), options.seed()),
                        training.classes(tensors, options.copies())),
                new Dataset(test.plain(tensors), test.classes(tensors, 1)),
                provenance);
    }

    private static Images read(BinaryFiles files, List<String> names, int count, Map<String, String> provenance) {
        try {
            return files.read(names, count, provenance);
        } catch (BinaryFiles.UnknownClass e) {
            throw new ErlangenException(ErlangenException.Kind.RUN, e.refusal(), e);
        } catch (IOException e) {
            Refusal refusal = new Refusal(files.folder().toString(), "can't be read (" + e + ")", "", "");
            throw new ErlangenException(ErlangenException.Kind.RUN, refusal, e);
        }
    }
}
