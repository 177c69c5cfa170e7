package org.erlangen.nd4j.internal;

/** Whether the arrays of a scope or a memory may still be used. */
final class Lifetime {
    private volatile boolean over;

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
