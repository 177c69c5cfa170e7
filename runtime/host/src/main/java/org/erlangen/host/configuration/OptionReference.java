package org.erlangen.host.configuration;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.host.option.Field;
import org.erlangen.host.option.OptionType;
import org.erlangen.host.option.Schema;

/**
 * The description of one option, as listings and documentation show it.
 *
 * @param key how it is written: {@code learning-rate}; options of a nested record: {@code outer.inner}
 * @param type in words: {@code whole number}, {@code number}, {@code one of relu, tanh}
 * @param range in words with the unit; empty when any value will do
 * @param unit in words; may be empty
 * @param byDefault how the default is written; empty when there is none, or it is that of the parts
 * @param required whether it must be given
 * @param text one sentence
 */
public record OptionReference(
        String key, String type, String range, String unit, String byDefault, boolean required, String text) {
    /** The options of a record type, nested ones included, in order. Errors: {@link IllegalArgumentException} when the record is no record of options. */
    public static List<OptionReference> of(Class<? extends Record> options) {
        List<OptionReference> references = new ArrayList<>();
        collect(Schema.of(options), "", references);
        return references;
    }

    private static void collect(Schema<?> schema, String prefix, List<OptionReference> references) {
        for (Field field : schema.fields()) {
            String key = prefix + field.key();
            references.add(new OptionReference(
                    key,
                    field.type().words(),
                    field.range(),
                    field.option().unit(),
                    byDefault(field),
                    field.defaultValue().isEmpty(),
                    field.option().value()));
            if (field.type() instanceof OptionType.Nested nested) {
                collect(nested.schema(), key + ".", references);
            } else if (field.type() instanceof OptionType.Many many
                    && many.element() instanceof OptionType.Nested nested) {
                collect(nested.schema(), key + "[].", references);
            }
        }
    }

    private static String byDefault(Field field) {
        String written = field.option().byDefault();
        return written.isEmpty() && field.type() instanceof OptionType.Many ? "[]" : written;
    }

    /** The options of a record type as a table in Markdown; a sentence when there are none. */
    public static String markdown(Class<? extends Record> options) {
        List<OptionReference> references = of(options);
        if (references.isEmpty()) {
            return "No options.\n";
        }
        StringBuilder table =
                new StringBuilder("| option | type | range | default | meaning |\n|---|---|---|---|---|\n");
        for (OptionReference option : references) {
            table.append("| `").append(option.key()).append("` | ");
            table.append(cell(option.type())).append(" | ");
            table.append(cell(option.rangeOrUnit())).append(" | ");
            table.append(option.required() ? "**required**" : option.defaultCell())
                    .append(" | ");
            table.append(cell(option.text())).append(" |\n");
        }
        return table.toString();
    }

    private String rangeOrUnit() {
        return range.isEmpty() ? unit : range;
    }

    private String defaultCell() {
        return byDefault.isEmpty() ? "" : "`" + cell(byDefault) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
