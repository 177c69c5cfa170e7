package org.erlangen.groups.affine;

import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * The exponential of {@code A = [[B, c], [0, 0]]} in closed form: {@code [[e^B, V c], [0, 1]]} with {@code V = int_0^1 e^(tB) dt}.
 *
 * <p>With {@code mu = tr(B)/2}, {@code B0 = B - mu I} and {@code delta = -det(B0)} every power of B is a sum of I and B0, so {@code e^(tB)
 * = e^(t mu) (C(t^2 delta) I + t S(t^2 delta) B0)}, see {@link HyperbolicPair}. The integral is a Gauss-Legendre sum of exactly that, with
 * {@code t = 1} as one more node: no inverse of B, hence no case where B is singular. Exact to rounding while the eigenvalues of B are
 * below {@value #LARGEST_EIGENVALUE} in modulus, which is a scale of four hundred.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 2; the quadrature is an own derivation from it.
 */
final class AffineExponential {
    /** Where the error of the quadrature, relative to the value, is still below 1e-14. */
    static final double LARGEST_EIGENVALUE = 6;

    private static final GaussLegendre RULE = GaussLegendre.ofNodes(10);

    private AffineExponential() {}

    /** Shape: [G, 3, 3], last rows zero; result [G, 3, 3]. */
    static Tensor of(Tensor algebra) {
        Tensors tensors = algebra.tensors();
        Tensor top = algebra.slice(1, 0, 2);
        Tensor b = top.slice(2, 0, 2);
        Tensor half = b.diagonal().sum(-1).multiply(0.5).reshape(-1, 1);
        Tensor traceless = b.subtract(half.expand(-1).multiply(tensors.identity(2, algebra.precision())));
        Tensor delta = traceless
                .multiply(traceless.transposed())
                .sum(1, 2)
                .multiply(0.5)
                .reshape(-1, 1);

        Tensor times = row(algebra, RULE.nodesAndEnd());
        HyperbolicPair pair = HyperbolicPair.of(delta.multiply(times.square()));
        Tensor growth = half.multiply(times).exp();
        Tensor ofIdentity = growth.multiply(pair.cosine());
        Tensor ofTraceless = growth.multiply(pair.sine()).multiply(times);

        Tensor linear = combine(ofIdentity, ofTraceless, traceless, RULE.end());
        Tensor shift =
                combine(ofIdentity, ofTraceless, traceless, RULE.weights()).matmul(top.slice(2, 2, 3));
        return homogeneous(tensors.concatenate(2, linear, shift));
    }

    /** {@code I + A}: exact where B = 0. Shape: [G, 3, 3]. */
    static Tensor ofTranslation(Tensor algebra) {
        return algebra.add(algebra.tensors().identity(3, algebra.precision()));
    }

    /** The weighted sum of {@code e^(tB)} over the nodes. Shape: coefficients [G, T], traceless [G, 2, 2]; result [G, 2, 2]. */
    private static Tensor combine(Tensor ofIdentity, Tensor ofTraceless, Tensor traceless, double[] weights) {
        Tensor weight = row(traceless, weights);
        Tensor identity = traceless.tensors().identity(2, traceless.precision());
        Tensor first = ofIdentity.multiply(weight).sum(1).reshape(-1, 1, 1);
        Tensor second = ofTraceless.multiply(weight).sum(1).reshape(-1, 1, 1);
        return first.multiply(identity).add(second.multiply(traceless));
    }

    /** Two rows with (0, 0, 1) below them. Shape: [G, 2, 3] gives [G, 3, 3]. */
    private static Tensor homogeneous(Tensor top) {
        Tensors tensors = top.tensors();
        Tensor last = tensors.of(Shape.of(1, 1, 3), top.precision(), 0.0, 0.0, 1.0);
        return tensors.concatenate(1, top, last.broadcastTo(top.shape().with(1, 1)));
    }

    private static Tensor row(Tensor like, double[] numbers) {
        return like.tensors().of(Shape.of(1, numbers.length), like.precision(), numbers);
    }
}
