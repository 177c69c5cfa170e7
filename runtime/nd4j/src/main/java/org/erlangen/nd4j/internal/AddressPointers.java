package org.erlangen.nd4j.internal;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Pointers that are moved to an address instead of made anew for each call of native code. */
final class AddressPointers {
    private AddressPointers() {}

    /** A movable pointer to anything. */
    static final class Bytes extends BytePointer {
        Bytes() {
            super(new Pointer());
        }

        Bytes at(long place) {
            address = place;
            return this;
        }
    }

    /** A movable pointer to float32 elements. */
    static final class Floats extends FloatPointer {
        Floats() {
            super(new Pointer());
        }

        Floats at(long place) {
            address = place;
            return this;
        }
    }

    /** A movable pointer to float64 elements. */
    static final class Doubles extends DoublePointer {
        Doubles() {
            super(new Pointer());
        }

        Doubles at(long place) {
            address = place;
            return this;
        }
    }
}
