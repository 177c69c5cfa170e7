package org.erlangen.nd4j.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.erlangen.api.provider.ErlangenException;
import org.junit.jupiter.api.Test;

class SelfCheckTest {
    @Test
    void anErrorAboveTheToleranceIsRefusedByName() {
        assertThatThrownBy(() -> SelfCheck.require(0.5, 1e-10, "LAPACK's Cholesky solver"))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("LAPACK's Cholesky solver is wrong by 0.5");
    }

    @Test
    void anErrorThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> SelfCheck.require(Double.NaN, 1e-10, "BLAS's product"))
                .isInstanceOf(ErlangenException.class);
    }

    @Test
    void thisProcessorComputesRight() {
        assertThatCode(() -> NativeCode.open(1).close()).doesNotThrowAnyException();
    }
}
