/**
 * Layers on the quarter turns of the grid, with or without reflections. A feature is a function on the group: a channel for each element and each
 * position. Every layer turns its input into the frame of each element, applies one declared map at all of them, and turns the results back; so it
 * commutes with shifts and turns exactly, and curvature follows from the map.
 *
 * <p>Source: docs/methods/group-convolutions.md.
 */
@NullMarked
package org.erlangen.groups.rotation.layer;

import org.jspecify.annotations.NullMarked;
