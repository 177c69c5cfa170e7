package org.erlangen.plugins.cifar.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erlangen.api.provider.Refusal;

/**
 * Files of records: one byte for the class, then 32 x 32 bytes of red, of green and of blue, row by row.
 *
 * @param folder where they lie
 */
public record BinaryFiles(Path folder) {
    /** Bytes of one image. */
    static final int PIXELS = 3 * 32 * 32;

    private static final int RECORD = 1 + PIXELS;
    private static final int RECORDS = 10_000;
    private static final int CLASSES = 10;
    private static final List<String> TRAINING =
            List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin");
    private static final List<String> TEST = List.of("test_batch.bin");

    /** The files that hold the first training images. */
    public static List<String> training(int count) {
        return TRAINING.subList(0, Math.min(TRAINING.size(), (count - 1) / RECORDS + 1));
    }

    /** The files that hold test images. */
    public static List<String> test() {
        return TEST;
    }

    /** What their names and sizes show to be wrong with files that are to hold {@code count} images. */
    public List<Refusal> refusals(List<String> names, int count) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Path file = folder.resolve(names.get(i));
            int needed = Math.min(RECORDS, count - i * RECORDS);
            try {
                check(file, names.get(i), needed, i + 1 < names.size(), refusals);
            } catch (IOException e) {
                refusals.add(new Refusal(file.toString(), "can't be read (" + e + ")", "", ""));
            }
        }
        return refusals;
    }

    private static void check(Path file, String name, int needed, boolean whole, List<Refusal> refusals)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            refusals.add(new Refusal(
                    file.toString(),
                    "there is no such file",
                    name,
                    "Unpack the binary version of CIFAR-10 and give the folder that holds it as 'folder'"));
            return;
        }
        long size = Files.size(file);
        if (size % RECORD != 0) {
            refusals.add(new Refusal(
                    file.toString(),
                    "has " + size + " bytes",
                    "a multiple of " + RECORD + ", one class and 3,072 pixels for each image",
                    "It is cut off or no binary file of CIFAR-10: download it again"));
        } else if (size / RECORD < needed || (whole && size / RECORD != RECORDS)) {
            refusals.add(new Refusal(
                    file.toString(),
                    "holds " + size / RECORD + " images",
                    (whole ? RECORDS : needed) + " of it are asked for",
                    "Download it again, or ask for fewer images"));
        }
    }

    /** The first images of some files that were not refused. Errors: {@link IOException}; {@link UnknownClass} for a byte that is none. */
    public Images read(List<String> names, int count, Map<String, String> provenance) throws IOException {
        byte[] pixels = new byte[Math.multiplyExact(count, PIXELS)];
        double[] classes = new double[count];
        int at = 0;
        for (String name : names) {
            byte[] records = Files.readAllBytes(folder.resolve(name));
            provenance.put(name, digest(records));
            for (int from = 0; from < records.length && at < count; from += RECORD) {
                if (records[from] < 0 || records[from] >= CLASSES) {
                    throw new UnknownClass(folder.resolve(name), from / RECORD, records[from] & 0xFF);
                }
                classes[at] = records[from];
                System.arraycopy(records, from + 1, pixels, at * PIXELS, PIXELS);
                at++;
            }
        }
        return new Images(pixels, classes);
    }

    private static String digest(byte[] contents) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contents));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A class that there is not. */
    public static final class UnknownClass extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        UnknownClass(Path file, int image, int number) {
            super("class " + number);
            this.refusal = new Refusal(
                    file.toString(), "says that image " + image + " is of class " + number, "classes are 0 to 9", "");
        }

        /** The sentence for the user. */
        public Refusal refusal() {
            return refusal;
        }
    }
}
