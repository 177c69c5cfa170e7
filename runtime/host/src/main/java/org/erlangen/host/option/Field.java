package org.erlangen.host.option;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.erlangen.api.provider.Option;

/**
 * One option of a record.
 *
 * @param key how it is written in files: {@code learning-rate}
 * @param type its type
 * @param option its description
 * @param accessor reads it from a record
 */
public record Field(String key, OptionType type, Option option, Method accessor) {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** The way that a Java name is written in files: {@code learningRate} gives {@code learning-rate}. */
    static String key(String javaName) {
        return HUMP.matcher(javaName).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The value when the file says nothing; empty when it must be given. Errors: {@link IllegalArgumentException} for a default that is no value of the type. */
    public Optional<Object> defaultValue() {
        String text = option.byDefault();
        if (!text.isEmpty()) {
            Object value = type instanceof OptionType.Scalar scalar ? scalar.parse(text) : parse(text);
            violation(value).ifPresent(range -> {
                throw new IllegalArgumentException(range);
            });
            return Optional.of(value);
        }
        if (type instanceof OptionType.Many) {
            return Optional.of(List.of());
        }
        if (type instanceof OptionType.Real real && real.optional()) {
            return Optional.of(OptionalDouble.empty());
        }
        return type instanceof OptionType.Nested nested ? nested.schema().defaultValue() : Optional.empty();
    }

    private Object parse(String text) {
        if (type instanceof OptionType.Many many) {
            return many.parse(text);
        }
        throw new IllegalArgumentException(
                "must not be given: a plugin has no default, and a record takes it from its own options");
    }

    /** How a value breaks the range, in words with the unit; empty when it does not. */
    public Optional<String> violation(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(each -> violation(each).stream()).findFirst();
        }
        double number;
        if (value instanceof Number some) {
            number = some.doubleValue();
        } else if (value instanceof OptionalDouble some && some.isPresent()) {
            number = some.getAsDouble();
        } else {
            return Optional.empty();
        }
        return number >= option.min() && number <= option.max() ? Optional.empty() : Optional.of("must be " + range());
    }

    /** The range in words with the unit; empty when all values of the type will do. */
    public String range() {
        boolean floor = option.min() > Double.NEGATIVE_INFINITY;
        boolean ceiling = option.max() < Double.POSITIVE_INFINITY;
        String unit = option.unit().isEmpty() ? "" : " " + option.unit();
        if (floor && ceiling) {
            return "from " + number(option.min()) + " to " + number(option.max()) + unit;
        }
        return floor ? ">= " + number(option.min()) + unit : ceiling ? "<= " + number(option.max()) + unit : "";
    }

    /** The option's value in a record. */
    public Object value(Record options) {
        try {
            return accessor.invoke(options);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException("cannot read " + accessor, failure);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
