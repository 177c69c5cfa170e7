package org.erlangen.benchmarks;

/**
 * A primitive at a size, and the least time that the machine could need for it.
 *
 * @param name the primitive and its size
 * @param work one call
 * @param limit what the limit is, in words; empty when none is known
 * @param bound the work that defines the limit
 * @param times how often that work fits into the limit
 */
record Case(String name, Runnable work, String limit, Runnable bound, double times) {
    /** A case without a limit. */
    static Case of(String name, Runnable work) {
        return new Case(name, work, "", () -> {}, 1);
    }
}
