package org.erlangen.host.run;

/**
 * What a run takes place on, for provenance.
 *
 * @param erlangen version of the platform
 * @param java version of the Java runtime
 * @param system operating system and architecture
 * @param cores number of processors
 */
public record Machine(String erlangen, String java, String system, int cores) {}
