package org.erlangen.host.configuration;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.erlangen.api.provider.Choice;
import org.erlangen.host.option.Field;
import org.erlangen.host.option.OptionType;
import org.erlangen.host.option.Schema;

/** Writes an experiment as YAML with every default. */
final class ExperimentWriter {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

    private final StringWriter text = new StringWriter();
    private final YAMLGenerator yaml;

    private ExperimentWriter() throws IOException {
        yaml = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build()
                .createGenerator(text);
    }

    static String write(Experiment experiment) {
        try {
            ExperimentWriter writer = new ExperimentWriter();
            writer.experiment(experiment);
            writer.yaml.close();
            return writer.text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text cannot be written as YAML", impossible);
        }
    }

    private void experiment(Experiment experiment) throws IOException {
        yaml.writeStartObject();
        fields(new General(experiment.name(), experiment.seed(), experiment.precision(), experiment.baseline()));
        chosen("backend", experiment.backend());
        chosen("data", experiment.data());
        chosen("network", experiment.network());
        chosen("likelihood", experiment.likelihood());
        chosen("groups", experiment.groups());
        section("invariance", experiment.invariance());
        chosen("estimator", experiment.estimator());
        section("training", experiment.training());
        yaml.writeObjectFieldStart("hyperparameters");
        for (Map.Entry<String, HyperparameterSetting> entry :
                experiment.hyperparameters().entrySet()) {
            section(entry.getKey(), entry.getValue());
        }
        yaml.writeEndObject();
        starts(experiment.starts());
        chosen("reports", experiment.reports());
        yaml.writeEndObject();
    }

    private void starts(List<Map<String, Double>> starts) throws IOException {
        yaml.writeArrayFieldStart("starts");
        for (Map<String, Double> start : starts) {
            yaml.writeStartObject();
            for (Map.Entry<String, Double> entry : start.entrySet()) {
                yaml.writeFieldName(entry.getKey());
                yaml.writeNumber(entry.getValue());
            }
            yaml.writeEndObject();
        }
        yaml.writeEndArray();
    }

    private void chosen(String key, Chosen<?, ?> chosen) throws IOException {
        yaml.writeFieldName(key);
        chosen(chosen);
    }

    private void chosen(String key, List<? extends Chosen<?, ?>> list) throws IOException {
        yaml.writeArrayFieldStart(key);
        for (Chosen<?, ?> one : list) {
            chosen(one);
        }
        yaml.writeEndArray();
    }

    private void chosen(Chosen<?, ?> chosen) throws IOException {
        plugin(chosen.name(), chosen.options());
    }

    private void plugin(String name, Record options) throws IOException {
        yaml.writeStartObject();
        yaml.writeFieldName(PluginBinder.USE);
        word(name);
        fields(options);
        yaml.writeEndObject();
    }

    private void section(String key, Record options) throws IOException {
        yaml.writeObjectFieldStart(key);
        fields(options);
        yaml.writeEndObject();
    }

    private void fields(Record options) throws IOException {
        for (Field field : Schema.of(options.getClass()).fields()) {
            Object value = field.value(options);
            if (!(value instanceof OptionalDouble some) || some.isPresent()) {
                yaml.writeFieldName(field.key());
                value(field.type(), value);
            }
        }
    }

    private void value(OptionType type, Object value) throws IOException {
        if (type instanceof OptionType.Many many) {
            yaml.writeStartArray();
            for (Object item : (List<?>) value) {
                value(many.element(), item);
            }
            yaml.writeEndArray();
        } else if (type instanceof OptionType.Nested) {
            yaml.writeStartObject();
            fields((Record) value);
            yaml.writeEndObject();
        } else if (type instanceof OptionType.Plugged) {
            Choice<?> choice = (Choice<?>) value;
            plugin(choice.name(), choice.options());
        } else if (type instanceof OptionType.Flag) {
            yaml.writeBoolean((Boolean) value);
        } else {
            OptionType.Scalar scalar = (OptionType.Scalar) type;
            if (scalar.mayBeQuoted()) {
                word(scalar.write(value));
            } else {
                yaml.writeNumber(scalar.write(value));
            }
        }
    }

    /** A text, without quotes when it is a plain word. */
    private void word(String word) throws IOException {
        yaml.configure(
                YAMLGenerator.Feature.MINIMIZE_QUOTES, PLAIN.matcher(word).matches());
        yaml.writeString(word);
    }
}
