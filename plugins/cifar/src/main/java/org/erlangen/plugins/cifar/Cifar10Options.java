package org.erlangen.plugins.cifar;

import java.nio.file.Path;
import org.erlangen.api.provider.Option;

/**
 * Options of CIFAR-10.
 *
 * @param folder where the binary files lie
 * @param training number of training images
 * @param test number of test images
 * @param augmentation what is done to each training image once
 * @param copies how many augmented copies of each training image there are
 * @param seed seed of the augmentation
 */
public record Cifar10Options(
        @Option(
                value = "Folder with data_batch_1.bin to data_batch_5.bin and test_batch.bin, the binary version",
                byDefault = ".")
        Path folder,

        @Option(
                value = "Number of training images, the first ones of the files",
                min = 1,
                max = 50000,
                byDefault = "50000")
        int training,

        @Option(value = "Number of test images, the first ones of the file", min = 1, max = 10000, byDefault = "10000")
        int test,

        @Option(
                value =
                        "What is done to training images: none; or flip-crop, reflected left and right by chance and cropped out"
                                + " of a margin of 4 black pixels",
                byDefault = "none")
        Augmentation augmentation,

        @Option(value = "Augmented copies of each training image, one after the other", min = 1, byDefault = "1")
        int copies,

        @Option(value = "Seed of the augmentation; the data depend on nothing else", byDefault = "0")
        long seed) {
    /** What is done to training images. */
    public enum Augmentation {
        /** Nothing. */
        NONE,
        /** Reflected left and right with probability 1/2, then cropped out of a margin of 4 zeros, after normalisation. */
        FLIP_CROP
    }
}
