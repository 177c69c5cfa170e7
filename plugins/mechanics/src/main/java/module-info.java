/** Mechanics: systems with an energy, trajectories of them as data, and networks that learn an energy from trajectories. */
module org.erlangen.plugins.mechanics {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.mechanics;

    provides org.erlangen.api.data.DataSource with
            org.erlangen.plugins.mechanics.TrajectoriesSource;
    provides org.erlangen.api.dynamics.DynamicalSystem with
            org.erlangen.plugins.mechanics.BodiesSystem,
            org.erlangen.plugins.mechanics.HarmonicOscillatorSystem,
            org.erlangen.plugins.mechanics.KeplerSystem,
            org.erlangen.plugins.mechanics.OscillatorsSystem,
            org.erlangen.plugins.mechanics.PendulumSystem;
    provides org.erlangen.api.network.Architecture with
            org.erlangen.plugins.mechanics.HamiltonianArchitecture;
}
