/**
 * Tests of what was built: the jars with their module descriptors and dependencies, and the command line as users start it.
 */
@NullMarked
package org.erlangen.distribution;

import org.jspecify.annotations.NullMarked;
