package org.erlangen.plugins.digits.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first records of an IDX file that was read to its end. */
final class IdxFile {
    private static final int PIECE = 1 << 16;

    private final byte[] elements;
    private final String digest;

    private IdxFile(byte[] elements, String digest) {
        this.elements = elements;
        this.digest = digest;
    }

    /** What it holds: unsigned bytes, not copied. */
    byte[] elements() {
        return elements;
    }

    /** SHA-256 of all of it, uncompressed, in hexadecimal. */
    String digest() {
        return digest;
    }

    /**
     * Reads the rest of a file to its end and keeps the first {@code wanted} records. Errors: {@link BrokenFile} when there is less or more than the
     * header claims.
     */
    static IdxFile read(IdxHeader header, int wanted, InputStream in) throws IOException {
        int length = header.count() * header.record();
        byte[] elements = new byte[Math.min(header.count(), wanted) * header.record()];
        MessageDigest sha = sha256();
        sha.update(header.bytes());
        int read = read(in, elements, elements.length, sha);
        byte[] piece = new byte[PIECE];
        for (int more = 1; more > 0 && read >= elements.length; read += more) {
            more = read(in, piece, Math.min(PIECE, length - read), sha);
        }
        if (read < length) {
            throw new BrokenFile(
                    "is cut off, with " + read + " of the " + length + " bytes that its header claims",
                    "",
                    "Download it again");
        }
        if (in.read() >= 0) {
            throw new BrokenFile(
                    "goes on after the " + length + " bytes that its header claims", "", "Download it again");
        }
        return new IdxFile(elements, HexFormat.of().formatHex(sha.digest()));
    }

    /** Reads as many bytes as there are, up to {@code count}; returns how many. */
    private static int read(InputStream in, byte[] to, int count, MessageDigest sha) throws IOException {
        try {
            int read = in.readNBytes(to, 0, count);
            sha.update(to, 0, read);
            return read;
        } catch (EOFException e) {
            throw new BrokenFile("is cut off in the middle of its compressed data", "", "Download it again", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
