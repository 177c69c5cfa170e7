package org.erlangen.nd4j.internal;

/** Whether all elements are finite, without a branch per element: 0 times a number is 0, but NaN for what is none or infinite. */
final class Finiteness {
    private static final int LANES = 256;

    private Finiteness() {}

    static boolean isFinite(NativeArray x) {
        int n = x.elements();
        return x.isFloat32() ? floatsAreFinite(x, n) : doublesAreFinite(x, n);
    }

    private static boolean floatsAreFinite(NativeArray x, int n) {
        float[] piece = new float[Math.min(LANES, n)];
        float[] lanes = new float[piece.length];
        for (int from = 0; from < n; from += LANES) {
            int count = Math.min(LANES, n - from);
            x.floats().get(x.start() + from, piece, 0, count);
            vanish(piece, lanes, count);
        }
        float sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum == 0;
    }

    private static void vanish(float[] piece, float[] lanes, int n) {
        for (int i = 0; i < n; i++) {
            lanes[i] += 0 * piece[i];
        }
    }

    private static boolean doublesAreFinite(NativeArray x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 0 * x.doubles().get(x.start() + i);
        }
        return sum == 0;
    }
}
