package org.erlangen.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.tensor.Rule.Derivative;
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

    /**
     * Cotangents of all places, from seeds; null where nothing arrives. Those of intermediate results are dropped once used. The cotangent of a result that
     * is the only one still to be used passes through {@code narrowing}.
     */
    @Nullable
    Tensor[] pullback(@Nullable Tensor[] seeds, UnaryOperator<Tensor> narrowing) {
        @Nullable Tensor[] cotangents = Arrays.copyOf(seeds, entries.size());
        int waiting = 0;
        for (int place = 0; place < seeds.length; place++) {
            waiting += seeds[place] != null && entries.get(place) != null ? 1 : 0;
        }
        for (int place = entries.size() - 1; place >= 0; place--) {
            Entry entry = entries.get(place);
            Tensor cotangent = cotangents[place];
            if (entry != null && cotangent != null) {
                cotangents[place] = null;
                waiting--;
                waiting += entry.pullback(waiting == 0 ? narrowing.apply(cotangent) : cotangent, cotangents, entries);
            }
        }
        return cotangents;
    }

    int size() {
        return entries.size();
    }

    /** One applied primitive. What its derivatives are made of is computed once, however many cotangents are pulled back. */
    private static final class Entry {
        private final Primitive primitive;
        private final Value[] arguments;
        private final Value result;
        private final int[] places;
        private final @Nullable Derivative[] derivatives;

        Entry(Primitive primitive, Value[] arguments, Value result, int[] places) {
            this.primitive = primitive;
            this.arguments = arguments;
            this.result = result;
            this.places = places;
            this.derivatives = new Derivative[places.length];
        }

        /** Adds the arguments' parts to their cotangents; tells how many results of others have got one for the first time. */
        int pullback(Tensor cotangent, @Nullable Tensor[] cotangents, List<@Nullable Entry> entries) {
            int reached = 0;
            for (int i = 0; i < places.length; i++) {
                if (places[i] != CONSTANT) {
                    Tensor part = derivative(i).pullback().apply(cotangent);
                    Tensor before = cotangents[places[i]];
                    cotangents[places[i]] = before == null ? part : before.add(part);
                    reached += before == null && entries.get(places[i]) != null ? 1 : 0;
                }
            }
            return reached;
        }

        private Derivative derivative(int argument) {
            Derivative known = derivatives[argument];
            if (known == null) {
                known = Rules.derivative(primitive, new Rule.Point(result.tensors(), arguments, result, argument));
                derivatives[argument] = known;
            }
            return known;
        }
    }
}
