package org.erlangen.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.junit.jupiter.api.Test;

class PluginValuedOptionsTest {
    private static ExperimentFile read(String network) {
        String text = """
                name: small
                data: {use: digits, training: 100}
                network: %s
                likelihood: softmax
                estimator: variational
                training: {epochs: 2, batch-size: 10}
                """.formatted(network);
        return ExperimentFile.parse("e.yaml", text, List.of(), SampleProviders.CATALOGUE);
    }

    private static SampleProviders.Stack stack(String network) {
        return (SampleProviders.Stack) read(network).experiment().network().options();
    }

    @Test
    void anOptionMayBeAPluginWithItsOwnOptions() {
        SampleProviders.Stack stack = stack("{use: stack, first: {use: conv, side: 5}, above: [conv, fc]}");

        assertThat(stack.first().name()).isEqualTo("conv");
        assertThat(stack.first().options()).isEqualTo(new SampleProviders.Conv(5));
        assertThat(stack.above()).extracting(Choice::name).containsExactly("conv", "fc");
        assertThat(stack.above())
                .<Record>extracting(Choice::options)
                .containsExactly(new SampleProviders.Conv(3), new NoOptions());
    }

    @Test
    void theResolvedFileNamesThePluginsAndReadsBack() {
        Experiment experiment =
                read("{use: stack, first: {use: conv, side: 5}, above: [fc]}").experiment();

        String yaml = experiment.toYaml();

        assertThat(ExperimentFile.parse("again.yaml", yaml, List.of(), SampleProviders.CATALOGUE)
                        .experiment())
                .isEqualTo(experiment);
    }

    @Test
    void pluginsInsideOptionsCountAsUsed() {
        assertThat(read("{use: stack, first: conv, above: [fc]}")
                        .experiment()
                        .network()
                        .providers())
                .extracting(provider -> provider.describe().name())
                .containsExactly("stack", "conv", "fc");
    }

    @Test
    void mistakesInsideAreTold() {
        assertThatThrownBy(() -> read("{use: stack, first: cnov, above: [{use: conv, side: 0}, {side: 3}, 7]}"))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("network.first: there is no layer plugin 'cnov'")
                .hasMessageContaining("Did you mean 'conv'?")
                .hasMessageContaining("network.above[0].side: 0 is out of range")
                .hasMessageContaining("network.above[1]: names no plugin")
                .hasMessageContaining("network.above[2]: there is no layer plugin '7'");
        assertThatThrownBy(() -> read("stack"))
                .hasMessageContaining("network.first: is missing")
                .hasMessageContaining("must be the name of a relaxed layer plugin, or {use: NAME, option: value}");
    }
}
