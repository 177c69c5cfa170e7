package org.erlangen.api.tensor;

/** The floating-point format of a tensor's elements. */
public enum Precision {
    /** IEEE 754 binary32, four bytes. */
    FLOAT32(Float.BYTES),
    /** IEEE 754 binary64, eight bytes. */
    FLOAT64(Double.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
