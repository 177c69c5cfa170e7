package org.erlangen.host.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.provider.Option;
import org.erlangen.host.configuration.SampleProviders;
import org.junit.jupiter.api.Test;

class SchemaTest {
    /** Without annotation. */
    public record Bare(int size) {}

    /** Of a type that options cannot have. */
    public record Odd(@Option("names") Map<String, String> names) {}

    /** With a default that is no number. */
    public record Misfit(
            @Option(value = "size", byDefault = "large") int size) {}

    /** With a default outside its own range. */
    public record Outside(
            @Option(value = "size", min = 1, byDefault = "0")
            int size) {}

    /** Within itself. */
    public record Endless(@Option("more") List<Endless> more) {}

    /** With a plugin by default. */
    public record Presumed(
            @Option(value = "layer", byDefault = "conv") Choice<RelaxedLayer<Record>> layer) {}

    private record Secret(@Option("size") int size) {}

    @Test
    void keysAreJavaNamesWithHyphens() {
        assertThat(Set.of("learningRate", "x", "useKFAC", "layer2Size", "maxL2Norm"))
                .extracting(Field::key)
                .containsExactlyInAnyOrder("learning-rate", "x", "use-kfac", "layer2-size", "max-l2-norm");
    }

    @Test
    void aRecordOfDefaultsIsMadeWhenNothingMustBeGiven() {
        assertThat(Schema.of(SampleProviders.Variational.class).defaultValue())
                .contains(new SampleProviders.Variational(0.01, 10, 1000));
        assertThat(Schema.of(NoOptions.class).defaultValue()).contains(new NoOptions());
        assertThat(Schema.of(SampleProviders.Digits.class).defaultValue()).isEmpty();
    }

    @Test
    void recordsThatCannotServeAreRefusedInWords() {
        assertThatThrownBy(() -> Schema.of(Bare.class)).hasMessageContaining("Bare.size lacks the annotation @Option");
        assertThatThrownBy(() -> Schema.of(Odd.class)).hasMessageContaining("which options cannot have");
        assertThatThrownBy(() -> Schema.of(Misfit.class))
                .hasMessageContaining("the default 'large' of the option")
                .hasMessageContaining("must be a whole number");
        assertThatThrownBy(() -> Schema.of(Outside.class)).hasMessageContaining("does not fit: it must be >= 1");
        assertThatThrownBy(() -> Schema.of(Endless.class)).hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Schema.of(Presumed.class)).hasMessageContaining("a plugin has no default");
        assertThatThrownBy(() -> Schema.of(Secret.class))
                .hasMessageContaining("Secret cannot be made: it is not public");
    }

    @Test
    void theNearestNameIsOneThatATypoMakes() {
        assertThat(Nearest.to("rleu", List.of("tanh", "relu"))).contains("relu");
        assertThat(Nearest.to("learning_rate", List.of("rate", "learning-rate")))
                .contains("learning-rate");
        assertThat(Nearest.to("zzz", List.of("seed", "name"))).isEmpty();
    }
}
