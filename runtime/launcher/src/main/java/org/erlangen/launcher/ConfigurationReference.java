package org.erlangen.launcher;

import org.erlangen.api.provider.Description;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.OptionReference;
import org.erlangen.host.configuration.Training;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.plugin.Plugin;
import org.erlangen.host.plugin.Spi;

/** The reference of experiment files as a page in Markdown, derived from the records that the files are bound to. */
final class ConfigurationReference {
    private static final String OPENING = """
            # Configuration reference

            Made by `erlangen plugins reference` from the records that experiment files are bound to; a test holds it true.

            A plugin is chosen by its name, or by `{use: NAME, option: value}`. Every key can be set from the command line: `--set
            training.epochs=20`.

            | key | what it is |
            |---|---|
            | `name` | the experiment's name, also of its run directory |
            | `seed` | root of all random numbers; default 0 |
            | `precision` | `float32` (default) or `float64` |
            | `backend` | a backend; default `nd4j` |
            | `data`, `network`, `likelihood`, `estimator` | one plugin each |
            | `groups` | a list of groups, acting one after the other; may be empty |
            | `invariance` | how the network is averaged over them, below |
            | `training` | below |
            | `hyperparameters` | settings by full name: `affine.rotation: {initial: 1.0, learn: false}` |
            | `starts` | a list of first values by full name; one fit each, the highest evidence is kept |
            | `baseline` | whether the same model is fitted without its groups too; default false |
            | `reports` | a list of reports |

            ## invariance

            %s
            ## training

            %s
            """;

    private ConfigurationReference() {}

    /** The whole page. */
    static String of(Catalogue catalogue) {
        StringBuilder page = new StringBuilder(OPENING.formatted(
                OptionReference.markdown(Invariance.class), OptionReference.markdown(Training.class)));
        for (Spi<?, ?> spi : Spi.ALL) {
            catalogue.plugins().stream()
                    .filter(plugin -> plugin.spi() == spi)
                    .forEach(plugin -> page.append(section(plugin)));
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String section(Plugin<?> plugin) {
        Description<?> description = plugin.description();
        return "## " + plugin.spi().name() + " `" + plugin.name() + "`\n\n" + description.summary() + "\n\n"
                + OptionReference.markdown(description.options()) + "\n";
    }
}
