/** Runs as streams of events, and providers that make something of them: pictures, tables, files. */
@NullMarked
package org.erlangen.api.report;

import org.jspecify.annotations.NullMarked;
