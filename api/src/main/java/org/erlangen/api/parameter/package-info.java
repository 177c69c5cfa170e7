/**
 * Parameters theta, which data determine, and hyperparameters eta, which the marginal likelihood chooses: names, shapes, constraints, units.
 */
@NullMarked
package org.erlangen.api.parameter;

import org.jspecify.annotations.NullMarked;
