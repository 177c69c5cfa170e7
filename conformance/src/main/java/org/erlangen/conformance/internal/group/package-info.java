/**
 * What a group is asked: rules of all transformations, of Lie groups, of finite groups, and of derivatives.
 */
@NullMarked
package org.erlangen.conformance.internal.group;

import org.jspecify.annotations.NullMarked;
