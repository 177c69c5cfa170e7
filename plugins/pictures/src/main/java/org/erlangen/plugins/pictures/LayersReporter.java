package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.network.PathShare;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.plugins.pictures.internal.LayersPicture;
import org.erlangen.plugins.pictures.internal.Pictures;

/**
 * Writes {@code layers.svg}: for each block of the best fit a bar that its paths share by their effective numbers of parameters.
 *
 * <p>Errors: refused when the network has no paths side by side, or the estimator doesn't know effective numbers of parameters.
 */
public final class LayersReporter implements Reporter<NoOptions> {
    /** Found by name through the service loader. */
    public LayersReporter() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("layers", "which path each block relies on, by effective parameters, as layers.svg")
                .source(
                        "Tycho F.A. van der Ouderaa, Alexander Immer, Mark van der Wilk",
                        "Learning Layer-wise Equivariances Automatically using Gradients",
                        "NeurIPS",
                        2023);
    }

    @Override
    public Consumer<RunEvent> open(NoOptions options, Path folder) {
        return event -> {
            if (event instanceof RunEvent.RunEnded ended) {
                Pictures.write(folder.resolve("layers.svg"), LayersPicture.draw(ended.fit(), shares(ended)));
            }
        };
    }

    private static List<PathShare> shares(RunEvent.RunEnded ended) {
        NamedTensors effective = ended.estimation().tables(ended.state()).get(Estimation.EFFECTIVE_PARAMETERS);
        if (effective == null || ended.problem().network().paths().isEmpty()) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "there are no paths whose effective parameters 'layers' could show",
                    "the network 'layerwise' under the estimator 'laplace'",
                    "Leave the report out");
        }
        return PathShare.of(ended.problem().network(), effective);
    }
}
