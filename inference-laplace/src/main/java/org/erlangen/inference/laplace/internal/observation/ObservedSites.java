package org.erlangen.inference.laplace.internal.observation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** Plain sites that remember what enters each map and let somebody touch what leaves it. Lives for one application of a network. */
public final class ObservedSites implements Sites {
    private final Sites plain;
    private final BiFunction<LinearMap, Tensor, Tensor> leaving;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, LinearMap> maps = new LinkedHashMap<>();

    /** Sites at some parameters; what leaves a map goes on as {@code leaving} gives it back. */
    public ObservedSites(NamedTensors theta, BiFunction<LinearMap, Tensor, Tensor> leaving) {
        this.plain = new PointSites(theta);
        this.leaving = leaving;
    }

    /** What entered each map, by the map's name. */
    public NamedTensors inputs() {
        return NamedTensors.of(inputs);
    }

    /** Each map as it was applied, by its name. */
    Map<String, LinearMap> maps() {
        return Collections.unmodifiableMap(maps);
    }

    @Override
    public Tensor dense(LinearMap.Dense map, Tensor x) {
        enter(map, x);
        return leaving.apply(map, plain.dense(map, x));
    }

    @Override
    public Tensor convolution(LinearMap.Convolution map, Tensor x) {
        enter(map, x);
        return leaving.apply(map, plain.convolution(map, x));
    }

    @Override
    public Tensor blocks(LinearMap.Blocks map, Tensor x) {
        enter(map, x);
        return leaving.apply(map, plain.blocks(map, x));
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        enter(map, x);
        return leaving.apply(map, plain.readout(map, x));
    }

    @Override
    public Tensor parameter(String name) {
        return plain.parameter(name);
    }

    private void enter(LinearMap map, Tensor x) {
        if (map.image() instanceof WeightImage.Function) {
            throw refused(
                    map,
                    "applies an image of its weight that is no product with factors",
                    "Place the group on the inputs (invariance.placement: input), or use a variational estimator");
        }
        maps.put(map.name(), map);
        if (inputs.put(map.name(), x) != null) {
            throw refused(map, "is applied more than once", "Give each application a map of its own");
        }
    }

    private static ErlangenException refused(LinearMap map, String what, String advice) {
        return new ErlangenException(
                ErlangenException.Kind.CONFIGURATION,
                "estimator",
                "the curvature of '" + map.name() + "' is not known, for this map " + what,
                "maps that apply their own weight, or L u R, once",
                advice);
    }
}
