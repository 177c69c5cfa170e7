package org.erlangen.host.checkpoint;

import java.util.Optional;

/** The formats of elements that safetensors knows and this reader accepts. */
public enum ElementType {
    /** IEEE 754 binary64. */
    F64(8),
    /** IEEE 754 binary32. */
    F32(4),
    /** IEEE 754 binary16. */
    F16(2),
    /** The upper half of binary32. */
    BF16(2),
    /** Signed, eight bytes. */
    I64(8),
    /** Signed, four bytes. */
    I32(4),
    /** Signed, two bytes. */
    I16(2),
    /** Signed, one byte. */
    I8(1),
    /** Unsigned, eight bytes. */
    U64(8),
    /** Unsigned, four bytes. */
    U32(4),
    /** Unsigned, two bytes. */
    U16(2),
    /** Unsigned, one byte. */
    U8(1),
    /** One byte, 0 or 1. */
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The type of a name in a header; empty for an unknown one. */
    static Optional<ElementType> named(String name) {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
