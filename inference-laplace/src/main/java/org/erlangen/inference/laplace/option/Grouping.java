package org.erlangen.inference.laplace.option;

/** How data are parted for a bound. Source: docs/methods/laplace-kfac.md, sections 4.2 and 4.5. */
public enum Grouping {
    /** At random. */
    RANDOM,
    /** At random within each class: tighter, for the large entries of the kernel are those of equal classes. */
    CLASS
}
