package org.erlangen.host.plugin;

import java.util.List;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.symmetry.TransformationGroup;

/**
 * A kind of plugin. Providers are seen as {@code X<Record>}, since the type of their options is known only when they run; the host gives them
 * options of the type that they describe, and of no other.
 *
 * @param <P> the provider's type
 * @param <C> the type of its options
 */
public final class Spi<P extends Provider<C>, C extends Record> {
    /** Groups of transformations. */
    public static final Spi<TransformationGroup<Record>, Record> GROUP =
            of("group", TransformationGroup.class, Record.class);

    /** Layers with strict and relaxing paths. */
    public static final Spi<RelaxedLayer<Record>, Record> LAYER = of("layer", RelaxedLayer.class, Record.class);

    /** Estimators of the log marginal likelihood. */
    public static final Spi<MarginalLikelihoodEstimator<Record>, Record> ESTIMATOR =
            of("estimator", MarginalLikelihoodEstimator.class, Record.class);

    /** Likelihoods. */
    public static final Spi<Likelihood, NoOptions> LIKELIHOOD = of("likelihood", Likelihood.class, NoOptions.class);

    /** Networks. */
    public static final Spi<Architecture<Record>, Record> NETWORK = of("network", Architecture.class, Record.class);

    /** Mechanical systems. */
    public static final Spi<DynamicalSystem<Record>, Record> SYSTEM = of("system", DynamicalSystem.class, Record.class);

    /** Data. */
    public static final Spi<DataSource<Record>, Record> DATA = of("data", DataSource.class, Record.class);

    /** Computing devices. */
    public static final Spi<TensorBackend, TensorBackend.Options> BACKEND =
            of("backend", TensorBackend.class, TensorBackend.Options.class);

    /** Measures of invariance. */
    public static final Spi<InvarianceMetric<Record>, Record> METRIC =
            of("metric", InvarianceMetric.class, Record.class);

    /** Listeners that write reports. */
    public static final Spi<Reporter<Record>, Record> REPORT = of("report", Reporter.class, Record.class);

    /** All kinds, in the order of listings. */
    public static final List<Spi<?, ?>> ALL =
            List.of(GROUP, LAYER, ESTIMATOR, LIKELIHOOD, NETWORK, SYSTEM, DATA, BACKEND, METRIC, REPORT);

    private final String name;
    private final Class<?> type;
    private final Class<C> options;

    private Spi(String name, Class<?> type, Class<C> options) {
        this.name = name;
        this.type = type;
        this.options = options;
    }

    private static <P extends Provider<C>, C extends Record> Spi<P, C> of(
            String name, Class<?> type, Class<C> options) {
        return new Spi<>(name, type, options);
    }

    /** The kind that options may name, by its interface. Errors: {@link IllegalArgumentException} when it is none, or one whose options are fixed. */
    @SuppressWarnings("unchecked") // the options' type is compared
    public static Spi<? extends Provider<Record>, Record> open(Class<?> type) {
        return ALL.stream()
                .filter(spi -> spi.type == type && spi.options == Record.class)
                .map(spi -> (Spi<? extends Provider<Record>, Record>) spi)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getSimpleName() + " is no kind of plugin that an option can have"));
    }

    /** How users call it: {@code group}, {@code estimator}. */
    public String name() {
        return name;
    }

    /** The interface in the contract. */
    public Class<?> type() {
        return type;
    }

    /** The type that the options of all its providers have. */
    public Class<C> options() {
        return options;
    }

    /** A provider as this kind's. Errors: {@link ClassCastException} when it is of another kind. */
    @SuppressWarnings(
            "unchecked") // P is type with its options widened; options are made of the type that the provider describes
    P cast(Object provider) {
        return (P) type.cast(provider);
    }

    @Override
    public String toString() {
        return name;
    }
}
