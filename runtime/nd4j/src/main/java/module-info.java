/**
 * The ND4J backend: memory and primitives on CPUs.
 *
 * <p>ND4J's own jars are no valid modules; its classes are unpacked into this module and none of its packages is exported. The
 * module is open because ND4J and JavaCPP find their classes by reflection.
 */
@SuppressWarnings("NotJavadoc") // it is one; the check does not know open modules
open module org.erlangen.nd4j {
    requires transitive org.erlangen.api;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.openblas;
    requires org.slf4j;
    requires jdk.unsupported;
    requires java.management;
    requires java.logging;

    exports org.erlangen.nd4j;

    uses org.nd4j.linalg.factory.Nd4jBackend;
    uses org.nd4j.linalg.compression.NDArrayCompressor;
    uses org.nd4j.linalg.env.EnvironmentalAction;
    uses org.nd4j.common.base.PreconditionsFormat;

    provides org.erlangen.api.backend.TensorBackend with
            org.erlangen.nd4j.Nd4jBackend;
    provides org.nd4j.linalg.factory.Nd4jBackend with
            org.nd4j.linalg.cpu.nativecpu.CpuBackend;
    provides org.nd4j.linalg.compression.NDArrayCompressor with
            org.nd4j.compression.impl.Gzip,
            org.nd4j.compression.impl.NoOp,
            org.nd4j.linalg.cpu.nativecpu.compression.CpuThreshold;
    provides org.nd4j.common.base.PreconditionsFormat with
            org.nd4j.linalg.util.NDArrayPreconditionsFormat;
    provides org.nd4j.linalg.env.EnvironmentalAction with
            org.nd4j.linalg.env.impl.DebugAction,
            org.nd4j.linalg.env.impl.VerboseAction,
            org.nd4j.linalg.env.impl.FallbackAction,
            org.nd4j.linalg.env.impl.WorkspacesBypassAction,
            org.nd4j.linalg.env.impl.WorkspacesDebugAction,
            org.nd4j.linalg.env.impl.WorkspacesSpillAction,
            org.nd4j.linalg.env.impl.OmpNumThreadsAction,
            org.nd4j.linalg.env.impl.NDArrayUnpackAction;
}
