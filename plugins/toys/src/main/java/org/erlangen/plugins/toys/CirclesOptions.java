package org.erlangen.plugins.toys;

import org.erlangen.api.provider.Option;

/**
 * Options of the circles.
 *
 * @param training number of training points
 * @param test number of test points
 * @param arc part of the circles that training points lie on, in degrees
 * @param testArc part of the circles that test points lie on, in degrees
 * @param noise deviation of each coordinate
 * @param seed seed of the points
 */
public record CirclesOptions(
        @Option(value = "number of training points", min = 6, byDefault = "200")
        int training,

        @Option(value = "number of test points", min = 6, byDefault = "1000")
        int test,

        @Option(
                value = "how far along the circles training points lie",
                unit = "degrees",
                min = 0,
                max = 360,
                byDefault = "120")
        double arc,

        @Option(
                value = "how far along the circles test points lie",
                unit = "degrees",
                min = 0,
                max = 360,
                byDefault = "360")
        double testArc,

        @Option(value = "standard deviation of each coordinate about its circle", min = 0, byDefault = "0.06")
        double noise,

        @Option(value = "seed of the points; the data depend on nothing else", byDefault = "7")
        long seed) {}
