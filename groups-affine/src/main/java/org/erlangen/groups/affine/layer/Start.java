package org.erlangen.groups.affine.layer;

/** How large first weights are. */
public enum Start {
    /** As published: dense and factored paths begin with outputs smaller than their inputs, which long training makes good. */
    PUBLISHED {
        @Override
        double dense(int inputs) {
            return 1 / Math.sqrt(inputs);
        }

        @Override
        double mixing(int channels) {
            return Math.sqrt(3.0 / channels);
        }
    },
    /** With the gain that keeps the size of activations through rectifiers. */
    GAIN {
        @Override
        double dense(int inputs) {
            return rectified(inputs);
        }

        @Override
        double mixing(int channels) {
            return rectified(channels);
        }
    };

    /** Bound of uniform weights of a dense map. */
    abstract double dense(int inputs);

    /** Bound of uniform weights that mix the channels of a factored map. */
    abstract double mixing(int channels);

    /** Bound of uniform weights in front of a rectifier. Source: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", ICCV 2015. */
    static double rectified(int inputs) {
        return Math.sqrt(6.0 / inputs);
    }

    /** Bound of uniform weights that keep the variance of their inputs. */
    static double preserving(int inputs) {
        return Math.sqrt(3.0 / inputs);
    }
}
