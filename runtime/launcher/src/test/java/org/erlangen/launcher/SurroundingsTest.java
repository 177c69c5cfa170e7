package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurroundingsTest {
    @Test
    void oneCoreIsLeftFree() {
        assertThat(Surroundings.threads(null, 8)).isEqualTo(7);
        assertThat(Surroundings.threads(null, 1)).isEqualTo(1);
    }

    @Test
    void whatTheStartScriptDecidedHolds() {
        assertThat(Surroundings.threads("3", 8)).isEqualTo(3);
        assertThat(Surroundings.threads("many", 8)).isEqualTo(7);
    }
}
