package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.RelaxedLayer.Path;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Blocks {@code relu(mean of paths)}, then two dense maps. Features have a channel for each group element until the largest of them passes on. */
final class LayerwiseNetwork implements Network {
    /** Hidden units for each channel of the last block. */
    private static final int HIDDEN = 4;

    private final Shape image;
    private final int elements;
    private final Map<String, PathBlock> blocks = new LinkedHashMap<>();
    private final LinearMap.Dense hidden;
    private final LinearMap.Dense readout;
    private final Shape features;

    /** A network of options that fit the image. Shape: image [C, S, S]. */
    LayerwiseNetwork(LayerwiseOptions options, Shape image, int outputs) {
        this.image = image;
        this.elements = options.paths().stream()
                .mapToInt(path -> path.provider().elements(path.options()))
                .max()
                .orElse(1);
        int channels = image.size(0);
        int side = image.size(1);
        for (LayerwiseOptions.Step step : options.size().blocks()) {
            String name = "block-" + (blocks.size() + 1);
            int wider = step.channels() * options.width();
            int smaller = side / step.stride();
            RelaxedLayer.Place place = new RelaxedLayer.Place(
                    name, channels * elements, side, wider * elements, smaller, options.subsample());
            blocks.put(name, PathBlock.of(options.paths(), place));
            channels = wider;
            side = smaller;
        }
        this.features = Shape.of(channels, side, side);
        this.hidden = LinearMap.Dense.of("hidden", features.elements(), HIDDEN * channels);
        this.readout = LinearMap.Dense.of("readout", hidden.outputs(), outputs);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        blocks.values().forEach(block -> parameters.addAll(block.parameters()));
        for (LinearMap.Dense map : List.of(hidden, readout)) {
            double bound = 1 / Math.sqrt(map.inputs());
            parameters.add(MapParameters.weight(map, Initialiser.uniform(-bound, bound)));
            parameters.add(new Parameter(map.bias(), Shape.of(map.outputs()), Initialiser.zeros()));
        }
        return parameters;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return blocks.values().stream()
                .flatMap(block -> block.hyperparameters().stream())
                .toList();
    }

    @Override
    public List<LinearMap> maps() {
        Stream<LinearMap> ofPaths = blocks.values().stream()
                .flatMap(block -> block.paths().stream())
                .flatMap(path -> path.maps().stream());
        return Stream.concat(ofPaths, Stream.of(hidden, readout)).toList();
    }

    @Override
    public Map<String, List<Path>> paths() {
        Map<String, List<Path>> paths = new LinkedHashMap<>();
        blocks.forEach((name, block) -> paths.put(name, block.paths()));
        return paths;
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor h = lifted(x.reshape(-1, image.size(0), image.size(1), image.size(2)));
        for (PathBlock block : blocks.values()) {
            h = block.apply(sites, h);
        }
        Tensor flat = dropped(h).reshape(-1, features.elements());
        return sites.readout(readout, sites.dense(hidden, flat).relu());
    }

    /** The image at every group element. Shape: [N, C, S, S] gives [N, C elements, S, S]. */
    private Tensor lifted(Tensor x) {
        if (elements == 1) {
            return x;
        }
        Shape shape = x.shape();
        return x.expand(2).broadcastTo(shape.insert(2, elements)).reshape(shape.with(1, shape.size(1) * elements));
    }

    /** The largest over group elements. */
    private Tensor dropped(Tensor h) {
        return elements == 1
                ? h
                : h.reshape(-1, features.size(0), elements, features.size(1), features.size(2))
                        .max(2);
    }
}
