package org.erlangen.api.data;

import java.nio.file.Path;
import org.erlangen.api.tensor.Tensors;

/**
 * What a data source may reach.
 *
 * @param tensors makes the tensors
 * @param folder paths in options are relative to it: the folder of the experiment file
 */
public record DataContext(Tensors tensors, Path folder) {}
