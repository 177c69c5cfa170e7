package org.erlangen.plugins.digits;

import java.nio.file.Path;
import org.erlangen.api.provider.Option;
import org.erlangen.api.symmetry.PlaneAction;

/**
 * Options of digits in quadrants.
 *
 * @param task what the classes are
 * @param source which images
 * @param folder where IDX files lie
 * @param verify whether IDX files must be the official ones
 * @param training number of training images
 * @param test number of test images
 * @param side rows and columns
 */
public record QuadrantDigitsOptions(
        @Option(
                value = "What the classes are: digit for 10, the quadrant doesn't matter; quadrant for 40, digit + 10"
                        + " quadrant",
                byDefault = "digit")
        Task task,

        @Option(
                value =
                        "Which images: shipped, the first 2,000 training and test images of MNIST; or idx, the files in a folder",
                byDefault = "shipped")
        DigitsOptions.Origin source,

        @Option(
                value = "Folder with train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
                        + " t10k-labels-idx1-ubyte, as they are or with .gz",
                byDefault = ".")
        Path folder,

        @Option(value = "Whether the files' SHA-256 digests must be those of the official files", byDefault = "true")
        boolean verify,

        @Option(value = "Number of training images, the first ones of the file", min = 1, byDefault = "2000")
        int training,

        @Option(value = "Number of test images, the first ones of the file", min = 1, byDefault = "2000")
        int test,

        @Option(
                value = "Rows and columns: 32 as published, by bilinear reading, or 16 with digits averaged to 8 x 8",
                unit = "pixels",
                min = 16,
                max = 32,
                byDefault = "16")
        int side) {
    /** What the classes are. */
    public enum Task {
        /** The digit, wherever it is: strictly symmetric under shifts. */
        DIGIT,
        /** Digit and quadrant: partly symmetric. */
        QUADRANT
    }

    /** The digits that are put into quadrants. */
    DigitsOptions digits() {
        return new DigitsOptions(
                source,
                folder,
                verify,
                training,
                test,
                DigitsOptions.Transformation.PLAIN,
                0,
                0,
                28,
                PlaneAction.Corners.ALIGNED);
    }
}
