package org.erlangen.plugins.digits;

import java.nio.file.Path;
import org.erlangen.api.provider.Option;
import org.erlangen.api.symmetry.PlaneAction;

/**
 * Options of the digits.
 *
 * @param source which images
 * @param folder where IDX files lie
 * @param verify whether IDX files must be the official ones
 * @param training number of training images
 * @param test number of test images
 * @param transformation what is done to each image once
 * @param amount the largest amount, drawn uniformly between minus and plus it
 * @param seed seed of the amounts
 * @param side rows and columns
 * @param corners where the plane's coordinates -1 and 1 lie while an image is transformed
 */
public record DigitsOptions(
        @Option(
                value =
                        "Which images: shipped, the first 2,000 training and test images of MNIST; or idx, the files in a folder",
                byDefault = "shipped")
        Origin source,

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

        @Option(value = "What is done to each image once: plain is nothing", byDefault = "plain")
        Transformation transformation,

        @Option(
                value =
                        "Largest amount: degrees for rotated, pixels of 28 for translated, natural logarithm of the scale for"
                                + " scaled; drawn uniformly between minus and plus it",
                min = 0,
                byDefault = "0")
        double amount,

        @Option(value = "Seed of the amounts; the data depend on nothing else", byDefault = "1234")
        long seed,

        @Option(
                value =
                        "Rows and columns: 28, or 14 by averaging 2 x 2 pixels after the transformation; 32 or 16, the same with a"
                                + " margin of zeros",
                unit = "pixels",
                min = 14,
                max = 32,
                byDefault = "28")
        int side,

        @Option(
                value =
                        "Where the plane's coordinates -1 and 1 lie while an image is transformed: aligned, in the centres of the"
                                + " outermost pixels; edges, on their outer edges",
                byDefault = "aligned")
        PlaneAction.Corners corners) {

    /** Which images. */
    public enum Origin {
        /** The part that comes with the plugin. */
        SHIPPED,
        /** IDX files in a folder. */
        IDX
    }

    /** What is done to each image once. */
    public enum Transformation {
        /** Nothing. */
        PLAIN,
        /** A turn about the image's centre. */
        ROTATED,
        /** A shift in x and one in y. */
        TRANSLATED,
        /** A scale in x and one in y. */
        SCALED
    }
}
