package org.erlangen.api.data;

import java.util.OptionalDouble;
import org.erlangen.api.tensor.Shape;

/**
 * What a data source will deliver, known without loading it.
 *
 * @param training number of training examples
 * @param test number of test examples
 * @param input shape of one input
 * @param outputs number of classes, or of real targets
 * @param targets what the targets are
 * @param stepSize time from an input to its target, where these are states of one motion
 */
public record DataOutline(int training, int test, Shape input, int outputs, Targets targets, OptionalDouble stepSize) {
    /** Of data that are no states of motions. */
    public DataOutline(int training, int test, Shape input, int outputs, Targets targets) {
        this(training, test, input, outputs, targets, OptionalDouble.empty());
    }

    /** What is to be predicted. */
    public enum Targets {
        /** One of {@code outputs} classes. */
        CLASSES,
        /** {@code outputs} real numbers. */
        REAL
    }
}
