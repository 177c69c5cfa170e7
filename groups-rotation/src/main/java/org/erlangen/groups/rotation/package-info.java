/**
 * Rotations as groups that act: those of the plane on images and on points, those of space on sets of points, and the finite ones, with and without
 * reflections, on images and on points of the plane.
 *
 * <p>The plane's rotations are also one of the six generators of its affine maps; here they stand alone, in closed form.
 */
@NullMarked
package org.erlangen.groups.rotation;

import org.jspecify.annotations.NullMarked;
