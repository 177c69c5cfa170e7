package org.erlangen.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTest {
    /** Known answers of philox4x32-10, published with Random123 (kat_vectors). */
    @Test
    void philoxGivesThePublishedKnownAnswers() {
        assertThat(Key.philox(0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(Key.philox(-1, -1, -1)).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(Key.philox(0x85a308d3243f6a88L, 0x0370734413198a2eL, 0x299f31d0a4093822L))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void foldingGivesDistinctKeys() {
        Set<Key> keys = new HashSet<>();
        Key root = Key.ofSeed(0);
        keys.add(root);
        for (int i = 0; i < 1000; i++) {
            keys.add(root.fold(i));
            keys.add(root.fold("purpose-" + i));
            keys.add(root.fold(i).fold(0));
        }
        assertThat(keys).hasSize(3001);
    }

    @Test
    void theSamePathGivesTheSameKey() {
        assertThat(Key.ofSeed(5).fold("train").fold(7))
                .isEqualTo(Key.ofSeed(5).fold("train").fold(7));
    }
}
