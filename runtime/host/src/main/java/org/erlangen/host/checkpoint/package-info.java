/**
 * Checkpoints: the state of a fit in a file of the safetensors format, which other tools read too.
 *
 * <p>{@link org.erlangen.host.checkpoint.Safetensors} is the format, {@link org.erlangen.host.checkpoint.Checkpoint} the state in it.
 */
@NullMarked
package org.erlangen.host.checkpoint;

import org.jspecify.annotations.NullMarked;
