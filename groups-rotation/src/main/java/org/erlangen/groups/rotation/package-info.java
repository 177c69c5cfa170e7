/**
 * Rotations as groups that act: the finite ones, with and without reflections, on images and on points of the plane, and those of space on sets
 * of points. Rotations of the plane by any angle are a subgroup of its affine maps and live with those.
 */
@NullMarked
package org.erlangen.groups.rotation;

import org.jspecify.annotations.NullMarked;
