module example.squeeze {
    requires org.erlangen.api;

    provides org.erlangen.api.symmetry.TransformationGroup with
            example.squeeze.Squeeze;
}
