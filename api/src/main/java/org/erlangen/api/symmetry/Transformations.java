package org.erlangen.api.symmetry;

import java.util.List;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * A distribution over transformations, reparameterised: an element is a differentiable function of base coordinates, uniform on
 * [-1, 1]^d, and of the extents eta.
 */
public interface Transformations {
    /** What is acted on. */
    Domain domain();

    /** The learnable extents; names begin with the group's name and a dot. */
    List<Hyperparameter> extents();

    /** Number d of base coordinates of one element. */
    int dimension();

    /**
     * Elements for base coordinates. Shape: coordinates [G, d]; {@code extents} one tensor per {@link #extents()}, on the
     * constrained scale; result [G, ...], for matrix groups [G, n, n].
     */
    Tensor elements(Tensor coordinates, NamedTensors extents);

    /**
     * Elements acting: grid or point set {@code b} of x is moved by the G/B consecutive elements that belong to it. Shape: elements [G,
     * ...]; x [B, ...] as the domain says, G a multiple of B; result [G, ...]. Linear in x for images.
     */
    Tensor act(Tensor elements, Tensor x);
}
