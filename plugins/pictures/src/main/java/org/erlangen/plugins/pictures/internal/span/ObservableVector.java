package org.erlangen.plugins.pictures.internal.span;

import java.util.Arrays;
import org.erlangen.api.dynamics.QuadraticObservable;

/**
 * A quadratic observable {@code x^T A x / 2 + b^T x} as a vector of M (M + 1) / 2 + M numbers, of the length that its generator [J A, J b]
 * has: {@code (A_11, sqrt 2 A_12, ..., A_22, ..., b)}.
 */
final class ObservableVector {
    private ObservableVector() {}

    static double[] of(QuadraticObservable observable) {
        double[][] second = observable.matrix();
        int states = second.length;
        double[] vector = new double[states * (states + 1) / 2 + states];
        int place = 0;
        for (int i = 0; i < states; i++) {
            for (int j = i; j < states; j++) {
                vector[place++] = i == j ? second[i][j] : Math.sqrt(2) * second[i][j];
            }
        }
        System.arraycopy(observable.vector(), 0, vector, place, states);
        return vector;
    }

    static QuadraticObservable observable(String name, double[] vector, int states) {
        double[][] second = new double[states][states];
        int place = 0;
        for (int i = 0; i < states; i++) {
            for (int j = i; j < states; j++) {
                second[i][j] = i == j ? vector[place] : vector[place] / Math.sqrt(2);
                second[j][i] = second[i][j];
                place++;
            }
        }
        return new QuadraticObservable(name, second, Arrays.copyOfRange(vector, place, place + states));
    }
}
