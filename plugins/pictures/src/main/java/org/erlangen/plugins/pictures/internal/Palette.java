package org.erlangen.plugins.pictures.internal;

import java.util.Locale;

/** Colours for signed numbers: blue for negative ones, paper for 0, red for positive ones, in a fixed number of levels. */
final class Palette {
    /** Levels on either side of 0. */
    static final int LEVELS = 20;

    private static final int[][] STOPS = {
        {0x14, 0x2f, 0x66}, {0x5b, 0x8e, 0xc9}, {0xf6, 0xf4, 0xef}, {0xe3, 0x7f, 0x53}, {0x8a, 0x1f, 0x1b}
    };

    private Palette() {}

    /** The level, from -LEVELS to LEVELS, of a number in [-1, 1]. */
    static int level(double value) {
        return (int) Math.rint(Math.max(-1, Math.min(1, value)) * LEVELS);
    }

    /** The colour of a level. */
    static String colour(int level) {
        double place = (level + LEVELS) / (2.0 * LEVELS) * (STOPS.length - 1);
        int stop = Math.min(STOPS.length - 2, (int) place);
        int[] mixed = new int[3];
        for (int channel = 0; channel < 3; channel++) {
            double share = place - stop;
            mixed[channel] = (int) Math.rint(STOPS[stop][channel] * (1 - share) + STOPS[stop + 1][channel] * share);
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }
}
