package org.erlangen.plugins.mechanics;

import org.erlangen.api.provider.Option;

/**
 * Options of a Hamiltonian network.
 *
 * @param hidden units of each hidden layer
 * @param layers number of weight layers, the energy's among them
 * @param activation function of the units
 * @param integrator how the flow of the energy is followed
 * @param stepSize time from an input to its target: that of the data
 * @param subSteps steps of the integrator in that time
 */
public record HamiltonianOptions(
        @Option(value = "units of each hidden layer", min = 1, byDefault = "200")
        int hidden,

        @Option(value = "weight layers, that of the energy among them", min = 2, byDefault = "3")
        int layers,

        @Option(value = "function of the hidden units", byDefault = "elu")
        Activation activation,

        @Option(value = "how Hamilton's equations are solved", byDefault = "rk4")
        Integrator integrator,

        @Option(value = "time from an input to its target, as in the data", min = 1e-6, byDefault = "0.2")
        double stepSize,

        @Option(value = "steps of the integrator in that time", min = 1, byDefault = "1")
        int subSteps) {}
