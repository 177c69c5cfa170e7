package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.erlangen.api.provider.Description;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.plugins.pictures.internal.FilterBank;
import org.erlangen.plugins.pictures.internal.FilterBankPicture;
import org.erlangen.plugins.pictures.internal.Pictures;

/**
 * Writes {@code filter-bank.svg}: one filter of the best fit per row, its copies under transformations drawn at the learnt extents as columns.
 *
 * <p>Errors: refused when the network has no filters of an image's size.
 */
public final class FilterBankReporter implements Reporter<FilterBankOptions> {
    /** Found by name through the service loader. */
    public FilterBankReporter() {}

    @Override
    public Description<FilterBankOptions> describe() {
        return Description.of(
                        "filter-bank",
                        "filters and their transformed copies at the learnt extents, as filter-bank.svg",
                        FilterBankOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022);
    }

    @Override
    public Consumer<RunEvent> open(FilterBankOptions options, Path folder) {
        return event -> {
            if (event instanceof RunEvent.RunEnded ended) {
                FilterBank bank = FilterBank.of(ended, options);
                Pictures.write(folder.resolve("filter-bank.svg"), FilterBankPicture.draw(bank));
            }
        };
    }
}
