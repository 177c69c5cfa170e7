/**
 * Networks whose linear maps are declared: a network never multiplies by a weight itself, it asks a site to. So any inference
 * method can put a distribution over the weights, or observe inputs and output gradients, without knowing the layer.
 */
@NullMarked
package org.erlangen.api.network;

import org.jspecify.annotations.NullMarked;
