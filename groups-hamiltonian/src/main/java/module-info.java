/** Symmetries of mechanical systems by conserved observables: learnt ones, and those of known systems. */
module org.erlangen.groups.hamiltonian {
    requires transitive org.erlangen.api;

    exports org.erlangen.groups.hamiltonian;

    provides org.erlangen.api.symmetry.TransformationGroup with
            org.erlangen.groups.hamiltonian.ObservablesGroup,
            org.erlangen.groups.hamiltonian.PhaseRotationGroup,
            org.erlangen.groups.hamiltonian.UnitaryGroup,
            org.erlangen.groups.hamiltonian.PhaseTranslationGroup,
            org.erlangen.groups.hamiltonian.EuclideanGroup,
            org.erlangen.groups.hamiltonian.QuadraticInvariantsGroup;
}
