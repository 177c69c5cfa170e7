package org.erlangen.inference.laplace.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.option.Outputs;
import org.junit.jupiter.api.Test;

/** Which outputs are looked at. */
class TermsTest {
    private final Tensors tensors = Reference.tensors();
    private final Key key = Key.ofSeed(17);

    @Test
    void singleOutputsAreChosenForAllOrForEach() {
        List<Integer> same = new Terms(Outputs.SINGLE).choose(tensors, key, 30, 3);
        assertThat(same).hasSize(30).containsOnly(same.get(0));
        assertThat(new Terms(Outputs.SINGLE_EACH).choose(tensors, key, 30, 3))
                .hasSize(30)
                .contains(0, 1, 2);
        assertThat(new Terms(Outputs.ALL).choose(tensors, key, 30, 3)).isEmpty();
    }
}
