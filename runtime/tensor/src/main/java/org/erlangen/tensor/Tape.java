package org.erlangen.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** What one reverse-mode differentiation has seen, in order of computation. */
final class Tape {
    /** The place of an argument that the tape does not follow. */
    static final int CONSTANT = -1;

    private final long level;
    private final List<@Nullable Entry> entries = new ArrayList<>();

    Tape(long level) {
        this.level = level;
    }

    long level() {
        return level;
    }

    /** A value that the differentiation is by. */
    TapedValue input(Value value) {
        entries.add(null);
        return new TapedValue(value, this, entries.size() - 1);
    }

    /** The result of a primitive; {@code places} are those of its arguments, {@link #CONSTANT} for constants. */
    TapedValue record(Primitive primitive, Value[] arguments, Value result, int[] places) {
        entries.add(new Entry(primitive, arguments, result, places));
        return new TapedValue(result, this, entries.size() - 1);
    }

    /** Cotangents of all places, from seeds; null where nothing arrives. Those of intermediate results are dropped once used. */
    @Nullable
    Tensor[] pullback(@Nullable Tensor[] seeds) {
        @Nullable Tensor[] cotangents = Arrays.copyOf(seeds, entries.size());
        for (int place = entries.size() - 1; place >= 0; place--) {
            Entry entry = entries.get(place);
            Tensor cotangent = cotangents[place];
            if (entry != null && cotangent != null) {
                entry.pullback(cotangent, cotangents);
                cotangents[place] = null;
            }
        }
        return cotangents;
    }

    int size() {
        return entries.size();
    }

    /** One applied primitive. */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Entry(Primitive primitive, Value[] arguments, Value result, int... places) {
        void pullback(Tensor cotangent, @Nullable Tensor[] cotangents) {
            for (int i = 0; i < places.length; i++) {
                if (places[i] != CONSTANT) {
                    Rule.Point point = new Rule.Point(result.tensors(), arguments, result, i);
                    Tensor part = Rules.derivative(primitive, point).pullback().apply(cotangent);
                    Tensor before = cotangents[places[i]];
                    cotangents[places[i]] = before == null ? part : before.add(part);
                }
            }
        }
    }
}
