/**
 * A network seen at work. An {@link org.erlangen.inference.laplace.internal.observation.Observer} adds zeros to what leaves each declared
 * map and pulls {@link org.erlangen.inference.laplace.internal.observation.Directions} of the outputs back to them: inputs and gradients at a
 * map, a {@link org.erlangen.inference.laplace.internal.observation.SiteObservation}, are all that derivatives by its weight are made of.
 * A parameter's {@link org.erlangen.inference.laplace.internal.observation.Role} says where they are found.
 */
@NullMarked
package org.erlangen.inference.laplace.internal.observation;

import org.jspecify.annotations.NullMarked;
