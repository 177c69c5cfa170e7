package org.erlangen.host.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The type of an option. */
public sealed interface OptionType {
    /** The type in words: {@code whole number}. */
    String words();

    /** What must be written, in words: {@code a whole number}. */
    default String expected() {
        return "a " + words();
    }

    /** A type that is written as one word or number. */
    sealed interface Scalar extends OptionType {
        /** The value of a text. Errors: {@link IllegalArgumentException} whose message says what would be right. */
        Object parse(String text);

        /** The text of a value. */
        String write(Object value);

        /** Whether quotes around the text are allowed. */
        default boolean mayBeQuoted() {
            return false;
        }
    }

    /** {@code int} and {@code long}. */
    record Whole(boolean isLong) implements Scalar {
        private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");

        @Override
        public String words() {
            return "whole number";
        }

        @Override
        public Object parse(String text) {
            if (!DIGITS.matcher(text).matches()) {
                throw new IllegalArgumentException("must be a whole number");
            }
            LeadingZero.refuse(text);
            try {
                long number = Long.parseLong(text);
                return isLong ? (Object) number : (Object) Math.toIntExact(number);
            } catch (ArithmeticException | NumberFormatException tooLarge) {
                throw new IllegalArgumentException(
                        "must be a whole number of at most " + (isLong ? 64 : 32) + " bits", tooLarge);
            }
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }
    }

    /** {@code double}, and {@code OptionalDouble} for the host's own records. */
    record Real(boolean optional) implements Scalar {
        private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

        @Override
        public String words() {
            return "number";
        }

        @Override
        public Object parse(String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException("must be a finite number");
            }
            LeadingZero.refuse(text);
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("must be a finite number");
            }
            return optional ? (Object) OptionalDouble.of(number) : (Object) number;
        }

        @Override
        public String write(Object value) {
            return value instanceof OptionalDouble some ? Double.toString(some.orElseThrow()) : value.toString();
        }
    }

    /** {@code boolean}. */
    record Flag() implements Scalar {
        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public String expected() {
            return words();
        }

        @Override
        public Object parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("must be true or false");
            };
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }
    }

    /** {@code String}. */
    record Text() implements Scalar {
        @Override
        public String words() {
            return "text";
        }

        @Override
        public Object parse(String text) {
            return text;
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }

        @Override
        public boolean mayBeQuoted() {
            return true;
        }
    }

    /** {@code java.nio.file.Path}. */
    record File() implements Scalar {
        @Override
        public String words() {
            return "path";
        }

        @Override
        public Object parse(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException malformed) {
                throw new IllegalArgumentException("must be the path of a file or folder", malformed);
            }
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }

        @Override
        public boolean mayBeQuoted() {
            return true;
        }
    }

    /** An enum. */
    record Choice(List<Enum<?>> constants) implements Scalar {
        public Choice {
            constants = List.copyOf(constants);
        }

        /** The names as they are written in files. */
        public List<String> names() {
            return constants.stream().map(this::write).toList();
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", names());
        }

        @Override
        public String expected() {
            return words();
        }

        @Override
        public Object parse(String text) {
            int place = names().indexOf(text);
            if (place < 0) {
                throw new IllegalArgumentException("must be " + words());
            }
            return constants.get(place);
        }

        @Override
        public String write(Object value) {
            return ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public boolean mayBeQuoted() {
            return true;
        }
    }

    /** A record of options. */
    record Nested(Schema<?> schema) implements OptionType {
        @Override
        public String words() {
            return "options";
        }

        @Override
        public String expected() {
            return "a group of keys";
        }
    }

    /** A plugin with its options. */
    record Plugged(Class<?> spi) implements OptionType {
        private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

        @Override
        public String words() {
            return HUMP.matcher(spi.getSimpleName()).replaceAll(" ").toLowerCase(Locale.ROOT) + " plugin";
        }

        @Override
        public String expected() {
            return "the name of a " + words() + ", or {use: NAME, option: value}";
        }
    }

    /** A list. */
    record Many(OptionType element) implements OptionType {
        @Override
        public String words() {
            return "list of " + element.words();
        }

        /** The value of a default such as {@code [a, b]}. Errors: {@link IllegalArgumentException}. */
        public List<Object> parse(String text) {
            if (!text.startsWith("[") || !text.endsWith("]") || !(element instanceof Scalar scalar)) {
                throw new IllegalArgumentException("must be a list of words or numbers in brackets");
            }
            String inner = text.substring(1, text.length() - 1).strip();
            if (inner.isEmpty()) {
                return List.of();
            }
            return new ArrayList<>(Arrays.stream(inner.split(",", -1))
                    .map(part -> scalar.parse(part.strip()))
                    .collect(Collectors.toList()));
        }
    }

    /** Numbers such as {@code 010}, which some readers take for octal ones. */
    final class LeadingZero {
        private static final Pattern ZERO = Pattern.compile("[-+]?0[0-9].*");

        private LeadingZero() {}

        static void refuse(String text) {
            if (ZERO.matcher(text).matches()) {
                throw new IllegalArgumentException("must be written without leading zeros");
            }
        }
    }
}
