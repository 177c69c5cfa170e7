module org.example.squeeze {
    requires org.erlangen.api;

    provides org.erlangen.api.symmetry.TransformationGroup with org.example.squeeze.Squeeze;
}
