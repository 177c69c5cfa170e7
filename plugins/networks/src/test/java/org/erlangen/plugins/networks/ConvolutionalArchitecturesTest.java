package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all convolutional architectures have in common. */
final class ConvolutionalArchitecturesTest {
    private static final double ROUNDING = 1e-10;
    private static final int OUTPUTS = 3;
    private static final double STEP = 1e-6;
    private static final double DIFFERENCE = 1e-6;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    /** An architecture at its smallest. */
    record Subject(String name, Shape image, Network network) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> subjects() {
        return List.of(
                subject("lenet", new LeNetArchitecture(), new NoOptions(), Shape.of(1, 28, 28)),
                subject("mini-net", new MiniNetArchitecture(), new NoOptions(), Shape.of(2, 29, 28)),
                subject(
                        "fixup-resnet",
                        new FixupResNetArchitecture(),
                        new FixupResNetOptions(14, 2),
                        Shape.of(2, 5, 6)),
                subject("wide-resnet", new WideResNetArchitecture(), new WideResNetOptions(10, 2), Shape.of(2, 6, 5)));
    }

    private static <C extends Record> Subject subject(
            String name, Architecture<C> architecture, C options, Shape image) {
        return new Subject(name, image, architecture.network(options, image, OUTPUTS));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyExampleGetsItsOutputs(Subject subject) {
        assertThat(subject.network()
                        .apply(new PointSites(theta(subject)), images(subject, 2))
                        .shape())
                .isEqualTo(Shape.of(2, OUTPUTS));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyWeightBelongsToADeclaredMapAndTheRestAreScalars(Subject subject) {
        Set<String> declared = new HashSet<>();
        for (LinearMap map : subject.network().maps()) {
            declared.add(map.weight());
            if (map.biased()) {
                declared.add(map.bias());
            }
        }
        List<Parameter> parameters = subject.network().parameters();

        assertThat(parameters)
                .extracting(Parameter::name)
                .doesNotHaveDuplicates()
                .containsAll(declared);
        assertThat(parameters)
                .filteredOn(parameter -> !declared.contains(parameter.name()))
                .allMatch(scalar -> scalar.shape().equals(Shape.SCALAR));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void mapsAreDeclaredInOrderOfApplicationAndTheReadoutIsTheLast(Subject subject) {
        NoticingSites sites = new NoticingSites(new PointSites(theta(subject)), 1);
        Tensor unused = subject.network().apply(sites, images(subject, 1));

        assertThat(unused.shape().size(-1)).isEqualTo(OUTPUTS);
        assertThat(sites.seen()).isEqualTo(subject.network().maps());
        assertThat(subject.network().readout().name()).isEqualTo("readout");
        assertThat(subject.network().hasPlaneFilters()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void sitesMayMultiplyTheExamples(Subject subject) {
        PointSites plain = new PointSites(theta(subject));
        Tensor x = images(subject, 1);
        double[] once = subject.network().apply(plain, x).toDoubles();

        Tensor outputs = subject.network().apply(new NoticingSites(plain, 2), x);

        assertThat(outputs.shape()).isEqualTo(Shape.of(2, OUTPUTS));
        assertThat(outputs.slice(0, 0, 1).toDoubles()).containsExactly(once, within(ROUNDING));
        assertThat(outputs.slice(0, 1, 2).toDoubles()).containsExactly(once, within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theSteepestSlopeByEachParameterIsThatOfDifferences(Subject subject) {
        NamedTensors theta = theta(subject);
        Tensor x = images(subject, 1);
        Tensor weights = tensors.vector(1, -0.7, 0.4);
        Function<NamedTensors, Tensor> value = at ->
                subject.network().apply(new PointSites(at), x).multiply(weights).sumAll();
        NamedTensors gradient = tensors.valueAndGrad(value, theta).gradient();

        for (Parameter parameter : subject.network().parameters()) {
            double[] slopes = gradient.get(parameter.name()).toDoubles();
            int steepest = steepest(slopes);
            double ahead = value.apply(moved(theta, parameter, steepest, STEP)).item();
            double behind =
                    value.apply(moved(theta, parameter, steepest, -STEP)).item();

            assertThat(slopes[steepest]).as(parameter.name()).isNotZero();
            assertThat((ahead - behind) / (2 * STEP))
                    .as(parameter.name())
                    .isCloseTo(slopes[steepest], within(DIFFERENCE * Math.max(1, Math.abs(slopes[steepest]))));
        }
    }

    /** First values, moved off the zeros that some start with. */
    private NamedTensors theta(Subject subject) {
        NamedTensors theta = subject.network().initialise(tensors, Key.ofSeed(5));
        for (Parameter parameter : subject.network().parameters()) {
            Tensor noise = tensors.normal(Key.ofSeed(7).fold(parameter.name()), parameter.shape());
            theta = theta.with(parameter.name(), theta.get(parameter.name()).add(noise.multiply(0.1)));
        }
        return theta;
    }

    private Tensor images(Subject subject, int count) {
        return tensors.normal(Key.ofSeed(6), subject.image().insert(0, count));
    }

    private static int steepest(double[] slopes) {
        int best = 0;
        for (int i = 1; i < slopes.length; i++) {
            best = Math.abs(slopes[i]) > Math.abs(slopes[best]) ? i : best;
        }
        return best;
    }

    private NamedTensors moved(NamedTensors theta, Parameter parameter, int place, double by) {
        double[] elements = theta.get(parameter.name()).toDoubles();
        elements[place] += by;
        return theta.with(parameter.name(), tensors.of(parameter.shape(), elements));
    }
}
