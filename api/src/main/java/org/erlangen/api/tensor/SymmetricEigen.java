package org.erlangen.api.tensor;

/**
 * Eigenvalues and eigenvectors of symmetric matrices: {@code matrix = vectors diag(values) vectors^T}.
 *
 * @param values ascending, shape [..., n]
 * @param vectors column j belongs to value j, shape [..., n, n]
 */
public record SymmetricEigen(Tensor values, Tensor vectors) {}
