package org.erlangen.plugins.digits.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** The first images of a part with their labels, as they stand in the files. */
public final class Digits {
    private static final int LARGEST_LABEL = 9;

    private final byte[] pixels;
    private final byte[] labels;
    private final Map<String, String> provenance;

    private Digits(byte[] pixels, byte[] labels, Map<String, String> provenance) {
        this.pixels = pixels;
        this.labels = labels;
        this.provenance = provenance;
    }

    /** Reads the first {@code count} digits of a part of MNIST; its files are checked as a whole. Errors: {@link ErlangenException} with all that is wrong in its two files. */
    public static Digits read(DigitFiles files, Part part, int count, boolean verify) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<IdxFile> images = read(files, part.images(), IdxHeader::ofImages, count, verify, refusals);
        Optional<IdxFile> labels = read(files, part.labels(), IdxHeader::ofLabels, Integer.MAX_VALUE, verify, refusals);
        labels.ifPresent(file -> check(file, files.place(part.labels().file()), refusals));
        if (images.isEmpty() || labels.isEmpty() || !refusals.isEmpty()) {
            throw new ErlangenException(ErlangenException.Kind.RUN, refusals);
        }
        Map<String, String> provenance = Map.of(
                part.images().file(),
                images.get().digest(),
                part.labels().file(),
                labels.get().digest());
        return new Digits(images.get().elements(), labels.get().elements(), provenance);
    }

    private static Optional<IdxFile> read(
            DigitFiles files,
            Part.Original original,
            HeaderReader reader,
            int count,
            boolean verify,
            List<Refusal> refusals) {
        String place = files.place(original.file());
        try (InputStream in = files.open(original.file())) {
            IdxFile file = IdxFile.read(reader.read(in), count, in);
            if (verify && files.official() && !file.digest().equals(original.digest())) {
                refusals.add(new Refusal(
                        place,
                        "is not the official file, its contents have the SHA-256 digest " + file.digest(),
                        original.digest(),
                        "Download it again, or set 'verify: false' if you mean other images in the same format"));
            }
            return Optional.of(file);
        } catch (IOException e) {
            refusals.add(BrokenFile.refusal(place, e));
            return Optional.empty();
        }
    }

    /** Refuses the first label that is no digit. */
    private static void check(IdxFile labels, String place, List<Refusal> refusals) {
        for (int i = 0; i < labels.elements().length; i++) {
            int label = labels.elements()[i] & 0xFF;
            if (label > LARGEST_LABEL) {
                refusals.add(new Refusal(place, "says that example " + i + " is a " + label, "digits are 0 to 9", ""));
                return;
            }
        }
    }

    /** The pixel values of an image in [0, 1], row-major, put into an array at a place. */
    void copyImage(int index, double[] to, int at) {
        int size = IdxHeader.SIDE * IdxHeader.SIDE;
        for (int i = 0; i < size; i++) {
            to[at + i] = (pixels[index * size + i] & 0xFF) / 255.0;
        }
    }

    /** The first labels. */
    public double[] labels(int count) {
        double[] first = new double[count];
        for (int i = 0; i < count; i++) {
            first[i] = labels[i];
        }
        return first;
    }

    /** Names of the files with the SHA-256 digests of their contents. */
    public Map<String, String> provenance() {
        return provenance;
    }

    private interface HeaderReader {
        IdxHeader read(InputStream in) throws IOException;
    }
}
