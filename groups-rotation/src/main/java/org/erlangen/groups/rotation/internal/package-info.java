/** Tables of finite groups. */
@NullMarked
package org.erlangen.groups.rotation.internal;

import org.jspecify.annotations.NullMarked;
