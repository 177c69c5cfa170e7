/** Drawing: a small writer of SVG, axes, colours, and the pictures themselves, which know numbers and no tensors. */
@NullMarked
package org.erlangen.plugins.pictures.internal;

import org.jspecify.annotations.NullMarked;
