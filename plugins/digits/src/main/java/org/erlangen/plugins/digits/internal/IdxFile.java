package org.erlangen.plugins.digits.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A whole IDX file. */
final class IdxFile {
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

    /** Reads the rest of a file. Errors: {@link BrokenFile} when there is less or more than the header claims. */
    static IdxFile read(IdxHeader header, InputStream in) throws IOException {
        int length = header.count() * header.record();
        byte[] elements;
        try {
            elements = in.readNBytes(length);
        } catch (EOFException e) {
            throw new BrokenFile("is cut off in the middle of its compressed data", "", "Download it again", e);
        }
        if (elements.length < length) {
            throw new BrokenFile(
                    "is cut off, with " + elements.length + " of the " + length + " bytes that its header claims",
                    "",
                    "Download it again");
        }
        if (in.read() >= 0) {
            throw new BrokenFile(
                    "goes on after the " + length + " bytes that its header claims", "", "Download it again");
        }
        return new IdxFile(elements, digest(header.bytes(), elements));
    }

    private static String digest(byte[] header, byte[] elements) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(header);
            return HexFormat.of().formatHex(sha.digest(elements));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
