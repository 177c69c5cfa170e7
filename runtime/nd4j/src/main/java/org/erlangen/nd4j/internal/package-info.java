/**
 * The device: memory in chunks and arenas, and kernels over it.
 *
 * <p>A {@link org.erlangen.nd4j.internal.Chunk} is native memory; an {@link org.erlangen.nd4j.internal.Arena} hands it out in order and takes it back all at
 * once; a {@link org.erlangen.nd4j.internal.NativeArray} is a place in a chunk with a shape and a lifetime. No primitive allocates native memory once
 * the arenas have grown to the size of a step. Kernels: ND4J's for contiguous element-wise work, OpenBLAS for
 * products and factorisations, oneDNN (through ND4J) for convolutions, plain loops for the rest.
 */
@NullMarked
package org.erlangen.nd4j.internal;

import org.jspecify.annotations.NullMarked;
