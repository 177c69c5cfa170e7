package org.erlangen.api.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of an options record. Component types: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String},
 * {@code java.nio.file.Path}, enums, records of options, {@link Choice} of a plugin, and {@code List} of any of these. In files the component {@code learningRate} is
 * written {@code learning-rate}, the constant {@code LAST_LAYER} {@code last-layer}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
    /** One sentence: what it is. */
    String value();

    /** The unit in words, if it has one: {@code rad}, {@code epochs}, {@code pixels}. */
    String unit() default "";

    /** Smallest value allowed, for numbers. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed, for numbers. */
    double max() default Double.POSITIVE_INFINITY;

    /** The default as it would be written in a file; lists are written {@code [a, b]}. Empty: the option must be given, unless it is a record or a list, whose default is then all defaults, or no elements. */
    String byDefault() default "";
}
