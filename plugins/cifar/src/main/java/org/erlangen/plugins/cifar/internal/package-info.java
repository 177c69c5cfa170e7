/** Files and pixels. */
@NullMarked
package org.erlangen.plugins.cifar.internal;

import org.jspecify.annotations.NullMarked;
