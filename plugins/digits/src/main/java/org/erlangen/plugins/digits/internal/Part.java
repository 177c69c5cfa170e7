package org.erlangen.plugins.digits.internal;

/** A part of MNIST: its two files, and the SHA-256 digests of their contents, uncompressed. */
public enum Part {
    /** 60,000 images. */
    TRAINING(Original.TRAINING_IMAGES, Original.TRAINING_LABELS),
    /** 10,000 images. */
    TEST(Original.TEST_IMAGES, Original.TEST_LABELS);

    private final Original images;
    private final Original labels;

    Part(Original images, Original labels) {
        this.images = images;
        this.labels = labels;
    }

    /** The file of images. */
    Original images() {
        return images;
    }

    /** The file of labels. */
    Original labels() {
        return labels;
    }

    /** The official files. */
    enum Original {
        TRAINING_IMAGES("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        TRAINING_LABELS("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        TEST_IMAGES("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        TEST_LABELS("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

        private final String file;
        private final String digest;

        Original(String file, String digest) {
            this.file = file;
            this.digest = digest;
        }

        /** The file's name, uncompressed. */
        String file() {
            return file;
        }

        /** SHA-256 of the file's contents, uncompressed. */
        String digest() {
            return digest;
        }
    }
}
