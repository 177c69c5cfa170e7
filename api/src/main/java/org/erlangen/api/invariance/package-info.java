/**
 * How invariant a network is: measures over orbits of inputs. Agreement of classes alone says little, since a softmax hides what changes
 * before it, and outputs do not tell which pixels decide.
 */
@NullMarked
package org.erlangen.api.invariance;

import org.jspecify.annotations.NullMarked;
