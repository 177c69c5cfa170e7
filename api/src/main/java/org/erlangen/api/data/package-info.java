/** Data: examples as tensors, and providers that load or make them. */
@NullMarked
package org.erlangen.api.data;

import org.jspecify.annotations.NullMarked;
