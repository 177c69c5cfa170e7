/** CIFAR-10 as a source of data, from its binary files. */
@NullMarked
package org.erlangen.plugins.cifar;

import org.jspecify.annotations.NullMarked;
