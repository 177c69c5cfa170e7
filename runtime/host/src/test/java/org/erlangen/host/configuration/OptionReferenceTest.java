package org.erlangen.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.erlangen.api.provider.NoOptions;
import org.junit.jupiter.api.Test;

class OptionReferenceTest {
    @Test
    void everyOptionIsDescribedNestedOnesToo() {
        assertThat(OptionReference.of(SampleProviders.Shallow.class))
                .containsExactly(
                        new OptionReference(
                                "hidden", "whole number", "from 1 to 100000", "", "256", false, "hidden units"),
                        new OptionReference(
                                "activation", "one of relu, tanh, leaky-relu", "", "", "relu", false, "nonlinearity"),
                        new OptionReference("prior", "options", "", "", "", false, "prior of the weights"),
                        new OptionReference(
                                "prior.precision", "number", ">= 1.0E-6", "", "1", false, "first precision"),
                        new OptionReference("prior.learn", "true or false", "", "", "true", false, "learn it"),
                        new OptionReference("more", "list of options", "", "", "[]", false, "further priors"),
                        new OptionReference(
                                "more[].precision", "number", ">= 1.0E-6", "", "1", false, "first precision"),
                        new OptionReference("more[].learn", "true or false", "", "", "true", false, "learn it"));
    }

    @Test
    void aTableInMarkdownShowsRangesUnitsAndDefaults() {
        assertThat(OptionReference.markdown(SampleProviders.Digits.class)).isEqualTo("""
                        | option | type | range | default | meaning |
                        |---|---|---|---|---|
                        | `amount` | number | from 0 to 180 degrees | `0` | largest turn |
                        | `training` | whole number | >= 1 | **required** | training examples |
                        | `folder` | path |  | `.` | folder inside the data folder |
                        | `title` | text |  | `digits` | what to call it |
                        """);
        assertThat(OptionReference.markdown(NoOptions.class)).isEqualTo("No options.\n");
    }

    @Test
    void theHostsOwnSectionsAreDescribedToo() {
        for (Class<? extends Record> section :
                List.of(General.class, Invariance.class, Training.class, HyperparameterSetting.class)) {
            assertThat(OptionReference.of(section)).isNotEmpty();
        }
    }
}
