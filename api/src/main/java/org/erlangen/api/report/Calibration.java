package org.erlangen.api.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How far predicted probabilities of classes can be trusted: examples in bins of equal width by the probability of the most likely class.
 *
 * <p>Source: Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017, section 2.
 *
 * @param bins from probability 0 to 1; each is open below and closed above
 */
public record Calibration(List<Bin> bins) {
    /** The usual number of bins. */
    public static final int BINS = 15;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * The examples of one bin.
     *
     * @param count how many they are
     * @param confidence mean probability of their most likely class; 0 when there are none
     * @param accuracy share of those whose most likely class is the right one; 0 when there are none
     */
    public record Bin(int count, double confidence, double accuracy) {}

    /** Of examples in {@link #BINS} bins: the probability of each one's most likely class, and 1 where that is right, else 0. */
    public static Calibration of(double[] confidence, double[] correct) {
        if (confidence.length != correct.length) {
            throw new IllegalArgumentException(confidence.length + " confidences but " + correct.length + " answers");
        }
        int[] counts = new int[BINS];
        double[] confidences = new double[BINS];
        double[] rights = new double[BINS];
        for (int i = 0; i < confidence.length; i++) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(confidence[i] * BINS) - 1));
            counts[bin]++;
            confidences[bin] += confidence[i];
            rights[bin] += correct[i];
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int count = Math.max(1, counts[bin]);
            bins.add(new Bin(counts[bin], confidences[bin] / count, rights[bin] / count));
        }
        return new Calibration(bins);
    }

    /** Number of all examples. */
    public int examples() {
        return bins.stream().mapToInt(Bin::count).sum();
    }

    /** Expected calibration error: mean over examples of the distance between their bin's accuracy and confidence. In [0, 1]. */
    public double expectedError() {
        double sum = bins.stream()
                .mapToDouble(bin -> bin.count() * Math.abs(bin.accuracy() - bin.confidence()))
                .sum();
        return sum / Math.max(1, examples());
    }
}
