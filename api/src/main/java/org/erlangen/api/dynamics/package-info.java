/**
 * Mechanical systems in phase space. A state is {@code x = (q, p)}, all positions first; it moves by Hamilton's equations
 * {@code dq/dt = dH/dp, dp/dt = -dH/dq}.
 */
@NullMarked
package org.erlangen.api.dynamics;

import org.jspecify.annotations.NullMarked;
