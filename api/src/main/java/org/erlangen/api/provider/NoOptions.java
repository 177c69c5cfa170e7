package org.erlangen.api.provider;

/** The options of a provider that has none. */
public record NoOptions() {}
