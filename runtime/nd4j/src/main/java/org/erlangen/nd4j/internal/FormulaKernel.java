package org.erlangen.nd4j.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** A formula of float32 arrays, piece by piece: each piece passes through all terms while it lies in the first-level cache. */
final class FormulaKernel {
    /** Elements of a piece. */
    static final int PIECE = 1024;

    /** Arrays longer than this are worth a native call. */
    private static final int LONG = 4096;

    /** Rows of this length are worth a loop each. */
    private static final int ROW = 16;

    private final Formula formula;
    private final Fused fused;
    private final float[][] pieces;
    private final LoopNest nest;
    private final List<Operand> operands = new ArrayList<>();
    private final List<NativeArray> results = new ArrayList<>();

    private FormulaKernel(Formula formula, Shape shape, List<NativeArray> arguments, DeviceMemory memory) {
        this.formula = formula;
        this.fused = memory.workbench().fused();
        this.pieces = memory.workbench().pieces(formula.terms().size());
        this.nest = nest(shape, arguments);
        for (int place = 0; place < pieces.length; place++) {
            if (formula.terms().get(place) instanceof Formula.Argument argument) {
                operands.add(new Operand(nest, argument.index() + 1, arguments.get(argument.index()), pieces[place]));
            } else if (formula.terms().get(place) instanceof Formula.Constant constant) {
                Arrays.fill(pieces[place], 0, Math.min(PIECE, shape.elements()), (float) constant.value());
            }
        }
        for (int i = 0; i < formula.results().size(); i++) {
            results.add(memory.allocate(shape, Precision.FLOAT32));
        }
    }

    private static LoopNest nest(Shape shape, List<? extends Array> arguments) {
        int[][] steps = new int[arguments.size() + 1][];
        steps[0] = shape.strides();
        for (int i = 0; i < arguments.size(); i++) {
            steps[i + 1] = LoopNest.stretched(arguments.get(i).shape(), shape);
        }
        return LoopNest.over(shape.sizes(), steps);
    }

    /** Whether to compute a formula here. One function of long arrays is left to ND4J's kernels, unless an argument is stretched along rows worth a loop. */
    static boolean fits(Formula formula, Shape shape, Precision precision, List<Array> arguments) {
        int functions = 0;
        for (Formula.Term term : formula.terms()) {
            if (term instanceof Formula.Unary unary) {
                functions += Fused.isSlowElsewhere(unary.operation()) ? 2 : 1;
                if (!Fused.knows(unary.operation())) {
                    return false;
                }
            } else if (term instanceof Formula.Binary binary) {
                functions += Fused.isSlowElsewhere(binary.operation()) ? 2 : 1;
            }
        }
        return precision == Precision.FLOAT32
                && (functions > 1 || shape.elements() <= LONG || stretchesRows(shape, arguments));
    }

    private static boolean stretchesRows(Shape shape, List<Array> arguments) {
        for (Array argument : arguments) {
            if (!argument.shape().equals(shape)) {
                return nest(shape, arguments).length() >= ROW;
            }
        }
        return false;
    }

    /** The results of a formula. */
    static List<Array> compute(Formula formula, Shape shape, List<Array> arguments, DeviceMemory memory) {
        List<NativeArray> natives = new ArrayList<>(arguments.size());
        for (Array argument : arguments) {
            natives.add(NativeArray.of(argument));
        }
        FormulaKernel kernel = new FormulaKernel(formula, shape, natives, memory);
        kernel.run();
        return List.copyOf(kernel.results);
    }

    private void run() {
        int inner = nest.length();
        if (nest.rank() == 1 || inner > PIECE / 2) {
            nest.rows(at -> {
                for (int from = 0; from < inner; from += PIECE) {
                    piece(at, 0, from, 1, Math.min(PIECE, inner - from));
                }
            });
        } else {
            int outer = nest.size(nest.rank() - 2);
            int rows = Math.max(1, PIECE / Math.max(1, inner));
            nest.planes(at -> {
                for (int from = 0; from < outer; from += rows) {
                    piece(at, from, 0, Math.min(rows, outer - from), inner);
                }
            });
        }
    }

    /** A block of rows, or a part of one row. */
    private void piece(int[] at, int row, int column, int rows, int columns) {
        for (Operand operand : operands) {
            operand.load(at, row, column, rows, columns);
        }
        int n = rows * columns;
        List<Formula.Term> terms = formula.terms();
        for (int place = 0; place < pieces.length; place++) {
            Formula.Term term = terms.get(place);
            if (term instanceof Formula.Binary binary) {
                fused.apply(binary.operation(), pieces[binary.x()], pieces[binary.y()], pieces[place], n);
            } else if (term instanceof Formula.Unary unary) {
                fused.apply(unary.operation(), pieces[unary.x()], pieces[place], n);
            }
        }
        int first = at[0] + row * columns + column;
        for (int i = 0; i < results.size(); i++) {
            NativeArray z = results.get(i);
            z.floats().put(z.start() + first, pieces[formula.results().get(i)], 0, n);
        }
    }

    /** An argument and where its pieces go. */
    private static final class Operand {
        private final NativeArray array;
        private final float[] piece;
        private final int index;
        private final int rowStep;
        private final int step;
        private int repeated = -1;
        private int repeatedRows;

        Operand(LoopNest nest, int index, NativeArray array, float[] piece) {
            this.array = array;
            this.piece = piece;
            this.index = index;
            this.rowStep = nest.rank() == 1 ? 0 : nest.step(index, nest.rank() - 2);
            this.step = nest.step(index);
        }

        void load(int[] at, int row, int column, int rows, int columns) {
            int from = at[index] + row * rowStep + column * step;
            if ((rowStep == 0 && rows > 1) || (step == 0 && rows == 1)) {
                repeat(from, rows, columns);
                return;
            }
            repeated = -1;
            if (step == 1 && (rows == 1 || rowStep == columns)) {
                array.floats().get(array.start() + from, piece, 0, rows * columns);
            } else {
                for (int i = 0; i < rows; i++) {
                    row(from + i * rowStep, i * columns, columns);
                }
            }
        }

        /** Rows that are all the same stay from one piece to the next. */
        private void repeat(int from, int rows, int columns) {
            if (from == repeated && rows * columns <= repeatedRows) {
                return;
            }
            row(from, 0, columns);
            for (int i = 1; i < rows; i++) {
                System.arraycopy(piece, 0, piece, i * columns, columns);
            }
            repeated = from;
            repeatedRows = rows * columns;
        }

        private void row(int from, int to, int columns) {
            if (step == 1) {
                array.floats().get(array.start() + from, piece, to, columns);
            } else if (step == 0) {
                Arrays.fill(piece, to, to + columns, array.floats().get(array.start() + from));
            } else {
                for (int i = 0; i < columns; i++) {
                    piece[to + i] = array.floats().get(array.start() + from + i * step);
                }
            }
        }
    }
}
