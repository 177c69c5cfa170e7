/**
 * Networks: {@code shallow}, one hidden layer of random or learnt features, and {@code mlp}, a perceptron of any depth. On images the rows
 * of the first weight are filters of the image's size, so groups of the plane may act on them instead of on the image.
 *
 * <p>Convolutional networks, on whose inputs groups may act: {@code lenet} and {@code mini-net} are convolutions with pooling and a
 * perceptron behind them; {@code fixup-resnet} and {@code wide-resnet} are chains of residual blocks which start as their shortcuts and
 * need no normalisation, so that the Jacobian of an example depends on no other example.
 */
@NullMarked
package org.erlangen.plugins.networks;

import org.jspecify.annotations.NullMarked;
