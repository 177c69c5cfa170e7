package org.erlangen.host.run;

import java.nio.file.Path;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.plugin.Catalogue;

/**
 * What to run.
 *
 * @param file the experiment with the places of its keys
 * @param catalogue the plugins that were found
 * @param folder the folder of the experiment file; paths of the experiment are relative to it
 * @param directory the run directory, absent or empty so far
 * @param machine what the run takes place on
 */
public record Job(ExperimentFile file, Catalogue catalogue, Path folder, Path directory, Machine machine) {}
