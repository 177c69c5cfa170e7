/** Reading IDX files, refusing broken ones in a sentence each, and transforming images. */
@NullMarked
package org.erlangen.plugins.digits.internal;

import org.jspecify.annotations.NullMarked;
