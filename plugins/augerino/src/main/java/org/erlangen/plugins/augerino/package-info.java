/**
 * Augerino: extents of symmetries are trained together with the weights, on the training loss less a reward for large extents.
 *
 * <p>A baseline to compare with methods that follow the evidence. It has no Occam term: the reward has to be chosen by hand, and its strength
 * decides how much symmetry is found. It stands apart from the inference modules since it infers no distribution over weights.
 */
@NullMarked
package org.erlangen.plugins.augerino;

import org.jspecify.annotations.NullMarked;
