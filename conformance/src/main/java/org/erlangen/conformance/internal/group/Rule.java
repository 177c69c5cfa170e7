package org.erlangen.conformance.internal.group;

import java.util.stream.Stream;
import org.erlangen.api.tensor.Precision;
import org.junit.jupiter.api.DynamicTest;

/** A sentence about groups that can be tested in a precision. */
interface Rule {
    void hold(Precision precision);

    /** The tests of a rule, one per precision. */
    static Stream<DynamicTest> inBoth(String sentence, Rule rule) {
        return Stream.of(Precision.values())
                .map(precision -> DynamicTest.dynamicTest(sentence + " in " + precision, () -> rule.hold(precision)));
    }
}
