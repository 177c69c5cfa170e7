/**
 * Tensors with shapes and no numbers: whole problems run through them in no time, which tells their sizes and whether they fit.
 */
@NullMarked
package org.erlangen.host.outline;

import org.jspecify.annotations.NullMarked;
