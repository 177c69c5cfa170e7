/**
 * Networks: {@code shallow}, one hidden layer of random or learnt features, and {@code mlp}, a perceptron of any depth. On images the rows
 * of the first weight are filters of the image's size, so groups of the plane may act on them instead of on the image.
 */
@NullMarked
package org.erlangen.plugins.networks;

import org.jspecify.annotations.NullMarked;
