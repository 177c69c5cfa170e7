package org.erlangen.plugins.mechanics;

import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Option;

/**
 * Options of trajectories. Test sets begin at positions of deviation 1 and momenta of deviation {@code testMomentum}.
 *
 * @param system what moves
 * @param trajectories number of training trajectories
 * @param steps steps of each
 * @param stepSize time between the states of a pair
 * @param momentum deviation of the momenta where training trajectories begin
 * @param noise variance of the noise on training targets
 * @param testTrajectories number of trajectories of each test set
 * @param testSteps steps of each
 * @param testMomentum deviation of the momenta where test trajectories begin
 * @param moved how far the test set {@code moved} is shifted
 * @param wider deviation of the positions of the test set {@code wider}
 * @param seed seed of states and noise
 */
public record TrajectoriesOptions(
        @Option("the system that moves") Choice<DynamicalSystem<Record>> system,

        @Option(value = "number of training trajectories", min = 1, byDefault = "7")
        int trajectories,

        @Option(value = "steps of a training trajectory", min = 1, byDefault = "4")
        int steps,

        @Option(value = "time between the two states of an example", min = 1e-6, byDefault = "0.2")
        double stepSize,

        @Option(value = "deviation of the first momenta of training trajectories", min = 0, byDefault = "0.5")
        double momentum,

        @Option(value = "variance of the noise on training targets, drawn once", min = 0, byDefault = "0.001")
        double noise,

        @Option(value = "number of trajectories of each test set", min = 1, byDefault = "100")
        int testTrajectories,

        @Option(value = "steps of a test trajectory", min = 1, byDefault = "20")
        int testSteps,

        @Option(value = "deviation of the first momenta of test trajectories", min = 0, byDefault = "0.2")
        double testMomentum,

        @Option(value = "shift of all positions in the test set 'moved'", byDefault = "1")
        double moved,

        @Option(value = "deviation of the first positions in the test set 'wider'", min = 0, byDefault = "3")
        double wider,

        @Option(value = "seed of states and noise; the data depend on nothing else", byDefault = "0")
        long seed) {}
