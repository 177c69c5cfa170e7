/**
 * Finding plugins: providers on the module path, and one module layer per jar or folder dropped into a plugin folder.
 *
 * <p>A drop-in that fails is refused in words, naming the jar and the chain of causes; the others go on. Reading order: {@link
 * org.erlangen.host.plugin.Spi}, {@link org.erlangen.host.plugin.Plugin}, {@link org.erlangen.host.plugin.Catalogue}.
 */
@NullMarked
package org.erlangen.host.plugin;

import org.jspecify.annotations.NullMarked;
