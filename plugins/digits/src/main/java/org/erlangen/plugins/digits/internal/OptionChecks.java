package org.erlangen.plugins.digits.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.erlangen.api.provider.Refusal;
import org.erlangen.plugins.digits.DigitsOptions;

/** What options and headers of files show to be wrong before anything is loaded. */
public final class OptionChecks {
    private static final Set<Integer> SIDES = Set.of(28, 14, 32, 16);
    private static final double HALF_TURN = 180;
    private static final double LARGEST_LOG_SCALE = 3;

    private OptionChecks() {}

    /** Every mistake. */
    public static List<Refusal> refusals(DigitsOptions options, DigitFiles files) {
        List<Refusal> refusals = new ArrayList<>();
        if (!SIDES.contains(options.side())) {
            refusals.add(new Refusal("side", Integer.toString(options.side()), "must be 28, 14, 32 or 16", ""));
        }
        amount(options).ifPresent(refusals::add);
        counts(files, Part.TRAINING, "training", options.training(), refusals);
        counts(files, Part.TEST, "test", options.test(), refusals);
        return refusals;
    }

    private static Optional<Refusal> amount(DigitsOptions options) {
        return switch (options.transformation()) {
            case PLAIN ->
                options.amount() == 0
                        ? Optional.empty()
                        : Optional.of(new Refusal(
                                "amount",
                                options.amount() + " without a transformation",
                                "",
                                "Give 'transformation: rotated', translated or scaled, or leave the amount out"));
            case ROTATED -> amount(options.amount(), HALF_TURN, "degrees");
            case TRANSLATED -> amount(options.amount(), IdxHeader.SIDE, "pixels");
            case SCALED -> amount(options.amount(), LARGEST_LOG_SCALE, "as natural logarithm of the scale");
        };
    }

    private static Optional<Refusal> amount(double amount, double largest, String unit) {
        return amount > 0 && amount <= largest
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "amount",
                        Double.toString(amount),
                        "must be more than 0 and at most " + largest + " " + unit,
                        ""));
    }

    private static void counts(DigitFiles files, Part part, String option, int wanted, List<Refusal> refusals) {
        List<Refusal> broken = new ArrayList<>();
        int images = count(files, part.images(), true, broken);
        int labels = count(files, part.labels(), false, broken);
        refusals.addAll(broken);
        if (!broken.isEmpty()) {
            return;
        }
        if (images != labels) {
            refusals.add(new Refusal(
                    files.place(part.labels().file()),
                    "holds " + labels + " labels for " + images + " images",
                    "one for each",
                    "Are the files of the same set?"));
        }
        if (wanted < 1 || wanted > images) {
            refusals.add(new Refusal(option, wanted + " images", "there are 1 to " + images, ""));
        }
    }

    private static int count(DigitFiles files, Part.Original original, boolean images, List<Refusal> broken) {
        try (InputStream in = files.open(original.file())) {
            return (images ? IdxHeader.ofImages(in) : IdxHeader.ofLabels(in)).count();
        } catch (IOException e) {
            broken.add(BrokenFile.refusal(files.place(original.file()), e));
            return 0;
        }
    }
}
