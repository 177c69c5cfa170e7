package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.erlangen.launcher.Table.Alignment;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAlignedAtTheirEdges() {
        Table table = new Table(Alignment.LEFT, Alignment.RIGHT)
                .row("rotation", "3.14")
                .row("x", "-10.5");

        assertThat(table.lines("  ")).containsExactly("  rotation    3.14", "  x          -10.5");
    }

    @Test
    void linesEndWithoutBlanks() {
        Table table = new Table(Alignment.LEFT, Alignment.LEFT).row("a", "long").row("b", "");

        assertThat(table.lines("")).containsExactly("a   long", "b");
    }

    @Test
    void aRowWithoutACellForEachColumnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(Alignment.LEFT).row("a", "b"))
                .withMessageContaining("2 cells for 1 columns");
    }
}
