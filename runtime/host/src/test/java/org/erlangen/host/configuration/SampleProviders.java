package org.erlangen.host.configuration;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Option;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.host.plugin.Catalogue;

/** Providers that describe themselves and do nothing else. */
public final class SampleProviders {
    /** All of them. */
    static final Catalogue CATALOGUE = Catalogue.of(
            provider(TransformationGroup.class, Description.of("affine", "the plane", Affine.class)),
            provider(TransformationGroup.class, Description.of("mirror", "reflections")),
            provider(Architecture.class, Description.of("shallow", "one hidden layer", Shallow.class)),
            provider(Architecture.class, Description.of("stack", "layers", Stack.class)),
            provider(RelaxedLayer.class, Description.of("conv", "a convolution", Conv.class)),
            provider(RelaxedLayer.class, Description.of("fc", "everything with everything")),
            provider(DataSource.class, Description.of("digits", "handwriting", Digits.class)),
            provider(Likelihood.class, Description.of("softmax", "classes")),
            provider(MarginalLikelihoodEstimator.class, Description.of("variational", "a bound", Variational.class)),
            provider(TensorBackend.class, Description.of("nd4j", "arrays", TensorBackend.Options.class)),
            provider(Reporter.class, Description.of("filter-bank", "pictures")));

    private SampleProviders() {}

    /** A provider of a kind with a description. */
    static <P extends Provider<?>> P provider(Class<P> type, Description<?> description) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "describe" -> description;
                    case "version" -> "1.2.3";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> description.name();
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** Which transformations. */
    public enum Generator {
        /** Turns. */
        ROTATION,
        /** Shifts along x. */
        TRANSLATION_X
    }

    /** Options of a group. */
    public record Affine(
            @Option(value = "generators of the group", byDefault = "[rotation, translation-x]")
            List<Generator> generators,

            @Option(value = "extent at the start", unit = "rad", min = 0, byDefault = "0.1")
            double extent) {}

    /** Nonlinearities. */
    public enum Activation {
        /** max(0, x). */
        RELU,
        /** Hyperbolic tangent. */
        TANH,
        /** A name of two words. */
        LEAKY_RELU
    }

    /** A nested record. */
    public record Prior(
            @Option(value = "first precision", min = 1e-6, byDefault = "1")
            double precision,

            @Option(value = "learn it", byDefault = "true") boolean learn) {}

    /** Options of a network. */
    public record Shallow(
            @Option(value = "hidden units", min = 1, max = 100_000, byDefault = "256")
            int hidden,

            @Option(value = "nonlinearity", byDefault = "relu")
            Activation activation,

            @Option("prior of the weights") Prior prior,
            @Option("further priors") List<Prior> more) {}

    /** Options of a network that is made of plugins. */
    public record Stack(
            @Option("the first layer") Choice<RelaxedLayer<Record>> first,
            @Option("the layers above it") List<Choice<RelaxedLayer<Record>>> above) {}

    /** Options of a layer. */
    public record Conv(
            @Option(value = "rows of a kernel", min = 1, byDefault = "3")
            int side) {}

    /** Options of a data source. */
    public record Digits(
            @Option(value = "largest turn", unit = "degrees", min = 0, max = 180, byDefault = "0")
            double amount,

            @Option(value = "training examples", min = 1) int training,

            @Option(value = "folder inside the data folder", byDefault = ".")
            Path folder,

            @Option(value = "what to call it", byDefault = "digits")
            String title) {}

    /** Options of an estimator. */
    public record Variational(
            @Option(value = "learning rate", min = 0, byDefault = "0.01")
            double learningRate,

            @Option(value = "epochs before hyperparameters move", unit = "epochs", min = 0, byDefault = "10")
            int hold,

            @Option(value = "last epoch at which they move", unit = "epochs", min = 0, byDefault = "1000")
            int until) {
        public Variational {
            if (until < hold) {
                throw new IllegalArgumentException("until (" + until + ") must not be before hold (" + hold + ")");
            }
        }
    }
}
