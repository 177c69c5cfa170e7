package org.erlangen.host.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.erlangen.api.tensor.Shape;

/**
 * A tensor as it lies in a file.
 *
 * @param name unique in its file
 * @param type of its elements
 * @param shape its sizes
 * @param data the elements, row-major and little-endian
 */
public record StoredTensor(String name, ElementType type, Shape shape, ByteBuffer data) {
    public StoredTensor {
        data = data.asReadOnlyBuffer();
        long expected = (long) shape.elements() * type.bytes();
        if (data.remaining() != expected) {
            throw new IllegalArgumentException("tensor '" + name + "' of type " + type + " and shape " + shape + " has "
                    + expected + " bytes, not " + data.remaining());
        }
    }

    /** The elements, row-major and little-endian; a view of its own. */
    @Override
    public ByteBuffer data() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
