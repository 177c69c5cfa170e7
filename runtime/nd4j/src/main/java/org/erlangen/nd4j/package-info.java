/** The ND4J backend's provider; the device itself is internal. */
@NullMarked
package org.erlangen.nd4j;

import org.jspecify.annotations.NullMarked;
