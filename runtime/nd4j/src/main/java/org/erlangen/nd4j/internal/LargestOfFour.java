package org.erlangen.nd4j.internal;

/** The largest of four elements, as pooling over windows of 2 by 2 asks for it: without branches, which would be guessed wrongly too often. */
final class LargestOfFour {
    private LargestOfFour() {}

    /** The largest of the elements {@code members} places after each {@code first}. */
    static void values(float[] span, int[] first, int[] members, float[] values) {
        int a = members[0];
        int b = members[1];
        int c = members[2];
        int d = members[3];
        for (int i = 0; i < values.length; i++) {
            int from = first[i];
            values[i] = Math.max(Math.max(span[from + a], span[from + b]), Math.max(span[from + c], span[from + d]));
        }
    }

    /** Which of the four, 0 to 3, is the first largest; what is no number counts as larger than any number. */
    static void positions(float[] span, int[] first, int[] members, float[] positions) {
        int a = members[0];
        int b = members[1];
        int c = members[2];
        int d = members[3];
        for (int i = 0; i < positions.length; i++) {
            int from = first[i];
            float one = span[from + a];
            float two = span[from + b];
            float three = span[from + c];
            float four = span[from + d];
            float early = Math.max(one, two);
            float late = Math.max(three, four);
            if (Math.abs(Math.max(early, late)) < Float.POSITIVE_INFINITY) {
                int ofEarly = isLess(one, two);
                int ofLate = 2 + isLess(three, four);
                positions[i] = ofEarly + (ofLate - ofEarly & -isLess(early, late));
            } else {
                positions[i] = position(span, from, members);
            }
        }
    }

    /** The sign of the difference, which no rounding makes zero: 1 or 0; differences of -0 count as 0. Not for infinities. */
    private static int isLess(float x, float y) {
        return Float.floatToRawIntBits(x - y + 0f) >>> 31;
    }

    /** Number of the first largest among the elements {@code members} places after {@code first}. */
    static int position(float[] span, int first, int[] members) {
        int best = 0;
        for (int k = 1; k < members.length; k++) {
            float known = span[first + members[best]];
            if (!Float.isNaN(known) && !(span[first + members[k]] <= known)) {
                best = k;
            }
        }
        return best;
    }
}
