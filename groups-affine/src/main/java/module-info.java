/** Affine maps of the image plane: translations, rotations, scales and shears, whose extents are learnt. */
module org.erlangen.groups.affine {
    requires transitive org.erlangen.api;

    exports org.erlangen.groups.affine;

    provides org.erlangen.api.symmetry.TransformationGroup with
            org.erlangen.groups.affine.AffineGroup,
            org.erlangen.groups.affine.RotationGroup,
            org.erlangen.groups.affine.PointRotationGroup,
            org.erlangen.groups.affine.TranslationGroup,
            org.erlangen.groups.affine.ScaleGroup;
}
