package org.erlangen.plugins.networks;

import org.erlangen.api.network.Network;

/** What tests ask of a network. */
final class Networks {
    private Networks() {}

    /** How many numbers it learns. */
    static int parameters(Network network) {
        return network.parameters().stream()
                .mapToInt(parameter -> parameter.shape().elements())
                .sum();
    }
}
