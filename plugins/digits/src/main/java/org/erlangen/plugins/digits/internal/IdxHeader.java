package org.erlangen.plugins.digits.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The header of an IDX file: two zero bytes, the type of the elements, the number of axes, and their sizes, each four bytes, highest first.
 */
final class IdxHeader {
    static final int SIDE = 28;

    private static final int WORD = 4;
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int LARGEST_COUNT = 1_000_000;

    private final int count;
    private final int record;
    private final byte[] bytes;

    private IdxHeader(int count, int record, byte[] bytes) {
        this.count = count;
        this.record = record;
        this.bytes = bytes;
    }

    /** Number of images or labels. */
    int count() {
        return count;
    }

    /** Bytes of one: 784 or 1. */
    int record() {
        return record;
    }

    /** The header as it stands in the file (a copy). */
    byte[] bytes() {
        return bytes.clone();
    }

    /** Reads the header of a file of images of 28 x 28 pixels. */
    static IdxHeader ofImages(InputStream in) throws IOException {
        return read(in, SIDE, SIDE);
    }

    /** Reads the header of a file of labels. */
    static IdxHeader ofLabels(InputStream in) throws IOException {
        return read(in);
    }

    private static IdxHeader read(InputStream in, int... axes) throws IOException {
        int rank = 1 + axes.length;
        byte[] bytes = readBytes(in, WORD * (1 + rank));
        checkMagic(bytes, rank);
        ByteBuffer sizes = ByteBuffer.wrap(bytes, WORD, WORD * rank);
        int count = sizes.getInt();
        if (count < 1 || count > LARGEST_COUNT) {
            throw new BrokenFile(
                    "claims to hold " + Integer.toUnsignedString(count) + " examples", "1 to " + LARGEST_COUNT, "");
        }
        int record = 1;
        for (int axis : axes) {
            int size = sizes.getInt();
            if (size != axis) {
                throw new BrokenFile(
                        "claims images with a side of " + Integer.toUnsignedString(size) + " pixels",
                        "must be " + axis + " x " + axis,
                        "");
            }
            record *= size;
        }
        return new IdxHeader(count, record, bytes);
    }

    private static byte[] readBytes(InputStream in, int length) throws IOException {
        byte[] bytes;
        try {
            bytes = in.readNBytes(length);
        } catch (EOFException e) {
            throw new BrokenFile("is cut off within its header", "", "Download it again", e);
        }
        if (bytes.length == 0) {
            throw new BrokenFile("is empty", "", "Download it again");
        }
        if (bytes.length < length) {
            throw new BrokenFile("is cut off within its header", "", "Download it again");
        }
        return bytes;
    }

    private static void checkMagic(byte[] bytes, int rank) throws BrokenFile {
        String expected = "it must begin with 00 00 08 0" + rank;
        if (bytes[0] != 0 || bytes[1] != 0) {
            String found = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, WORD);
            throw new BrokenFile("is no IDX file, since it begins with " + found, expected, "");
        }
        if (bytes[2] != UNSIGNED_BYTE) {
            String found = HexFormat.of().toHexDigits(bytes[2]);
            throw new BrokenFile("holds elements of type " + found, "type 08, unsigned bytes", "");
        }
        if (bytes[3] != rank) {
            throw new BrokenFile("has " + bytes[3] + " axes", "must have " + rank, "Are images and labels exchanged?");
        }
    }
}
