package org.erlangen.api.tensor;

import java.nio.charset.StandardCharsets;

/**
 * A key of counter-based random numbers: a value, never a hidden state. The same key gives the same numbers, on any
 * machine and thread, in any order.
 *
 * <p>Numbers are Philox 4x32 with ten rounds; {@link #block(long)} gives the four 32-bit words of one counter. Keys split by
 * folding in a word or a name, so that key = f(seed, purpose, step, datum).
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 *
 * @param low the 64-bit Philox key
 * @param stream the upper 64 bits of the counter; the lower 64 bits count blocks
 */
public record Key(long low, long stream) {
    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long WORD = 0xFFFFFFFFL;

    /** The root key of a run. */
    public static Key ofSeed(long seed) {
        return new Key(seed, 0);
    }

    /** The key that belongs to this one and a number: a step, a datum, a sample. */
    public Key fold(long number) {
        int[] block = philox(number, stream ^ 0x6A09E667F3BCC908L, low);
        return new Key(join(block[0], block[1]), join(block[2], block[3]));
    }

    /** The key that belongs to this one and a purpose. */
    public Key fold(String purpose) {
        Key key = this;
        byte[] bytes = purpose.getBytes(StandardCharsets.UTF_8);
        long word = bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            word = word * 0x100000001B3L ^ bytes[i];
        }
        return key.fold(word ^ 0x243F6A8885A308D3L);
    }

    /** The four words of block {@code index} of this key's stream. */
    public int[] block(long index) {
        return philox(index, stream, low);
    }

    /** Philox 4x32-10 of the counter (low and high 64 bits) under a 64-bit key; word 0 is the lowest. */
    static int[] philox(long counterLow, long counterHigh, long key) {
        int c0 = (int) counterLow;
        int c1 = (int) (counterLow >>> 32);
        int c2 = (int) counterHigh;
        int c3 = (int) (counterHigh >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (MULTIPLIER_0 & WORD) * (c0 & WORD);
            long product1 = (MULTIPLIER_1 & WORD) * (c2 & WORD);
            int next0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            int next2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c1 = (int) product1;
            c3 = (int) product0;
            c0 = next0;
            c2 = next2;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new int[] {c0, c1, c2, c3};
    }

    private static long join(int low, int high) {
        return (low & WORD) | ((long) high << 32);
    }
}
