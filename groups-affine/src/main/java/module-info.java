/** Affine maps of the image plane: translations, rotations, scales and shears, whose extents are learnt. */
module org.erlangen.groups.affine {
    requires transitive org.erlangen.api;

    exports org.erlangen.groups.affine;
    exports org.erlangen.groups.affine.layer;

    provides org.erlangen.api.symmetry.TransformationGroup with
            org.erlangen.groups.affine.AffineGroup,
            org.erlangen.groups.affine.TranslationGroup,
            org.erlangen.groups.affine.ScaleGroup;
    provides org.erlangen.api.network.RelaxedLayer with
            org.erlangen.groups.affine.layer.FullyConnectedLayer,
            org.erlangen.groups.affine.layer.ConvolutionLayer,
            org.erlangen.groups.affine.layer.FactoredLayer,
            org.erlangen.groups.affine.layer.SparseConvolutionLayer,
            org.erlangen.groups.affine.layer.SparseFactoredLayer,
            org.erlangen.groups.affine.layer.NonstationaryLayer,
            org.erlangen.groups.affine.layer.LocalSparseConvolutionLayer;
}
