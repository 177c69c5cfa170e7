package org.erlangen.api.provider;

import java.util.List;
import java.util.stream.Collectors;

/** Something that the user can mend: configuration, data, plugin, checkpoint, or numbers that diverged. Carries every mistake found. */
public final class ErlangenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Refusal> refusals;

    /** Who has to act; decides the exit code. */
    public enum Kind {
        /** The run failed: numbers or files. */
        RUN,
        /** The configuration or its use is wrong. */
        CONFIGURATION,
        /** A plugin is missing, broken or does not fit. */
        PLUGIN
    }

    /** Several mistakes of one kind; at least one. */
    public ErlangenException(Kind kind, List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::sentence).collect(Collectors.joining("\n")));
        this.kind = kind;
        this.refusals = List.copyOf(refusals);
    }

    /** One mistake. */
    public ErlangenException(Kind kind, String where, String what, String allowed, String advice) {
        this(kind, List.of(new Refusal(where, what, allowed, advice)));
    }

    /** One mistake, with what led to it. */
    public ErlangenException(Kind kind, Refusal refusal, Throwable cause) {
        super(refusal.sentence(), cause);
        this.kind = kind;
        this.refusals = List.of(refusal);
    }

    /** Who has to act. */
    public Kind kind() {
        return kind;
    }

    /** The mistakes, in order of finding. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
