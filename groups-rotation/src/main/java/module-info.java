/** Rotations: of the plane, of space, finite ones with their tables, and layers on the quarter turns of the grid. */
module org.erlangen.groups.rotation {
    requires transitive org.erlangen.api;

    exports org.erlangen.groups.rotation;
    exports org.erlangen.groups.rotation.layer;

    provides org.erlangen.api.symmetry.TransformationGroup with
            org.erlangen.groups.rotation.CyclicGroup,
            org.erlangen.groups.rotation.DihedralGroup,
            org.erlangen.groups.rotation.RotationGroup,
            org.erlangen.groups.rotation.PointRotationGroup,
            org.erlangen.groups.rotation.SpaceRotationGroup;
    provides org.erlangen.api.network.RelaxedLayer with
            org.erlangen.groups.rotation.layer.GroupConvolutionLayer,
            org.erlangen.groups.rotation.layer.SparseGroupConvolutionLayer,
            org.erlangen.groups.rotation.layer.ContinuousGroupConvolutionLayer;
}
