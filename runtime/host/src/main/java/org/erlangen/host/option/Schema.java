package org.erlangen.host.option;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Option;

/**
 * The options of a record type.
 *
 * @param type the record type
 * @param fields its options, in order
 */
public record Schema<C extends Record>(Class<C> type, List<Field> fields) {
    private static final int DEEPEST = 8;

    public Schema {
        fields = List.copyOf(fields);
    }

    /**
     * The schema of a record type. Errors: {@link IllegalArgumentException} in words for the author of the record: not public, not
     * exported, a component without description, of another type than {@link Option} allows, or with a default that does not fit.
     */
    public static <C extends Record> Schema<C> of(Class<C> type) {
        return of(type, 0);
    }

    private static <C extends Record> Schema<C> of(Class<C> type, int depth) {
        if (!type.isRecord() || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    type.getName() + (depth > DEEPEST ? " is nested too deeply" : " is no record"));
        }
        refuseHidden(type);
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(field(type, component, depth));
        }
        return new Schema<>(type, fields);
    }

    private static void refuseHidden(Class<?> type) {
        Module host = Schema.class.getModule();
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(
                    "the options record " + type.getName() + " cannot be made: it is not public");
        }
        if (!type.getModule().isExported(type.getPackageName(), host)) {
            throw new IllegalArgumentException("the options record " + type.getName() + " cannot be made: its package "
                    + type.getPackageName() + " is not exported");
        }
    }

    private static Field field(Class<?> owner, RecordComponent component, int depth) {
        String name = owner.getName() + "." + component.getName();
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw new IllegalArgumentException("the option " + name + " lacks the annotation @Option");
        }
        OptionType type = type(name, component.getGenericType(), depth);
        Field field = new Field(Field.key(component.getName()), type, option, component.getAccessor());
        try {
            if (!option.byDefault().isEmpty()) {
                field.defaultValue();
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "the default '" + option.byDefault() + "' of the option " + name + " does not fit: it "
                            + wrong.getMessage(),
                    wrong);
        }
        return field;
    }

    private static OptionType type(String name, Type type, int depth) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new OptionType.Many(type(name, list.getActualTypeArguments()[0], depth));
        }
        if (type instanceof ParameterizedType choice
                && choice.getRawType() == Choice.class
                && choice.getActualTypeArguments()[0] instanceof ParameterizedType provider
                && provider.getRawType() instanceof Class<?> spi) {
            return new OptionType.Plugged(spi);
        }
        if (type instanceof Class<?> plain) {
            if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
                return new OptionType.Whole(plain == long.class || plain == Long.class);
            }
            if (plain == double.class || plain == Double.class || plain == OptionalDouble.class) {
                return new OptionType.Real(plain == OptionalDouble.class);
            }
            if (plain == boolean.class || plain == Boolean.class) {
                return new OptionType.Flag();
            }
            if (plain == String.class) {
                return new OptionType.Text();
            }
            if (plain == Path.class) {
                return new OptionType.File();
            }
            if (plain.isEnum()) {
                return new OptionType.Choice(Arrays.stream(plain.getEnumConstants())
                        .<Enum<?>>map(constant -> (Enum<?>) constant)
                        .toList());
            }
            if (plain.isRecord()) {
                return new OptionType.Nested(of(plain.asSubclass(Record.class), depth + 1));
            }
        }
        throw new IllegalArgumentException(
                "the option " + name + " has the type " + type.getTypeName() + ", which options cannot have");
    }

    /** The record with all defaults; empty when an option must be given. */
    public Optional<Object> defaultValue() {
        List<Object> values = new ArrayList<>();
        for (Field field : fields) {
            Optional<Object> value = field.defaultValue();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(create(values));
    }

    /** A record of values, one per field. Errors: {@link IllegalArgumentException} from the record itself; other failures of its constructor as {@link IllegalStateException}. */
    public C create(List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<C> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the record " + type.getName() + " cannot be made", failure);
        }
    }

    /** The keys, in order. */
    public List<String> keys() {
        return fields.stream().map(Field::key).toList();
    }
}
