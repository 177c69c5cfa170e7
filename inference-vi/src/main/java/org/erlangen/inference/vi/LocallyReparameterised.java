package org.erlangen.inference.vi;

import org.erlangen.api.tensor.Tensor;

/**
 * A posterior whose outputs {@code W x} can be drawn example by example, with far less variance in a sum over examples than one draw of
 * W gives.
 *
 * <p>Source: Kingma, Salimans and Welling, "Variational dropout and the local reparameterization trick", NeurIPS 2015.
 */
sealed interface LocallyReparameterised extends WeightPosterior permits MeanField, MatrixNormal {
    /** Below every square that matters, it keeps the derivative of a root finite where all inputs are 0. */
    double SMALLEST_VARIANCE = 1e-30;

    /** The random part of {@code W x}. Shape: x [..., H]; noise, standard normal, [..., K]; result [..., K]. */
    Tensor outputNoise(Tensor x, Tensor noise);
}
