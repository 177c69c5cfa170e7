package org.erlangen.inference.vi;

import java.util.List;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Matrix normal with factors of free square matrices: {@code W = M + L_s Z L_a}, {@code L = lower(T) = 2 (strictly lower part of T + |diagonal|
 * (1 + 1e-8))}; covariance {@code (L_s L_s^T) x (L_a^T L_a)}, row-major. Beside {@link MatrixNormal} its factors move in steps of one size, not
 * of one ratio.
 *
 * <p>Source: docs/methods/noethers-razor.md, section on the posterior.
 *
 * @param mean M, shape [K, H]
 * @param rows L_s, shape [K, K]
 * @param columns L_a, shape [H, H]
 */
record TriangularNormal(Tensor mean, Tensor rows, Tensor columns) implements WeightPosterior {
    /** The free matrix of the factor over rows. */
    private static final String ROWS = "rows";

    private static final String COLUMNS = "columns";
    private static final String DIAGONAL_OF = "-diagonal";
    private static final double FACTOR = 2;
    private static final double DIAGONAL = 1 + 1e-8;

    /** The posterior that free parameters stand for. */
    static TriangularNormal of(NamedTensors parameters) {
        return new TriangularNormal(parameters.get("mean"), lower(parameters, ROWS), lower(parameters, COLUMNS));
    }

    private static Tensor lower(NamedTensors parameters, String name) {
        Tensor free = parameters.get(name);
        return parameters.has(name + DIAGONAL_OF) ? lower(free, parameters.get(name + DIAGONAL_OF)) : lower(free);
    }

    private static Tensor lower(Tensor free, Tensor diagonal) {
        return free.lowerTriangle(true)
                .add(Diagonal.softplus(diagonal).diagonalMatrix())
                .multiply(FACTOR);
    }

    private static Tensor lower(Tensor free) {
        int size = free.shape().size(0);
        Tensor index = free.tensors().range(size, free.precision());
        Tensor diagonal = index.expand(-1).equalTo(index);
        Tensor below = index.expand(-1).greater(index).multiply(FACTOR);
        // The sign of the diagonal is held constant: |t| = t sign(t).
        Tensor signs = free.stopGradient().sign().multiply(diagonal).multiply(FACTOR * DIAGONAL);
        return free.multiply(below.add(signs));
    }

    /**
     * Free parameters of a mean and the deviation {@code scale * deviation}: both factors have equal shares of the deviation, and the columns' has
     * the scale. The rows' factor is thus not small where the scale is, which matters for a readout, whose one row it is.
     */
    static NamedTensors initialise(Tensor mean, double deviation, double scale) {
        double share = Math.sqrt(deviation) / FACTOR;
        Tensors tensors = mean.tensors();
        return NamedTensors.of("mean", mean)
                .with(ROWS, tensors.identity(mean.shape().size(0)).multiply(share))
                .with(COLUMNS, tensors.identity(mean.shape().size(1)).multiply(scale * share));
    }

    /** The same posterior with its diagonals by {@link Diagonal#SOFTPLUS}, beside the matrices, whose own diagonals do not count any more. */
    static NamedTensors withSoftplus(NamedTensors parameters) {
        NamedTensors all = parameters;
        for (String name : List.of(ROWS, COLUMNS)) {
            Tensor diagonal = parameters.get(name).diagonal().absolute();
            all = all.with(name + DIAGONAL_OF, Diagonal.inverseSoftplus(diagonal));
        }
        return all;
    }

    /** Whether a parameter belongs to the factor over rows. */
    static boolean isOfRows(String parameter) {
        return parameter.endsWith("." + ROWS) || parameter.endsWith("." + ROWS + DIAGONAL_OF);
    }

    @Override
    public Shape noiseShape() {
        return mean.shape();
    }

    @Override
    public Tensor sample(Tensor noise) {
        return rows.matmul(noise).matmul(columns).add(mean);
    }

    @Override
    public Tensor whitened(Tensor samples) {
        return TriangularSolves.fromTheRight(
                columns, false, TriangularSolves.fromTheLeft(rows, samples.subtract(mean)));
    }

    @Override
    public Tensor secondMoment() {
        return rows.square()
                .sumAll()
                .multiply(columns.square().sumAll())
                .add(mean.square().sumAll());
    }

    @Override
    public Tensor logDeterminant() {
        return logDiagonal(rows)
                .multiply(2.0 * columns.shape().size(0))
                .add(logDiagonal(columns).multiply(2.0 * rows.shape().size(0)));
    }

    private static Tensor logDiagonal(Tensor factor) {
        return factor.diagonal().log().sumAll();
    }
}
