package org.erlangen.host.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.host.configuration.HyperparameterSetting;
import org.erlangen.host.fixture.PlaneMaps;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final List<Hyperparameter> PROPOSED = PlaneMaps.ROTATIONS.extents();
    private static final String NAME = "rotations.rotation";

    @Test
    void whatIsNotSetStaysAsItsOwnerProposes() {
        assertThat(Settings.of(Map.of()).resolve(PROPOSED)).isEqualTo(PROPOSED);
    }

    @Test
    void aStartGoesBeforeASettingAndASettingBeforeTheOwner() {
        Settings settings = Settings.of(Map.of(NAME, setting(0.7, true)));
        Settings started = new Settings(settings.settings(), Map.of(NAME, 2.5), "starts[1]");

        assertThat(PROPOSED.get(0).initial()).isEqualTo(LieGroup.DEFAULT_EXTENT);
        assertThat(settings.resolve(PROPOSED).get(0).initial()).isEqualTo(0.7);
        assertThat(started.resolve(PROPOSED).get(0).initial()).isEqualTo(2.5);
    }

    @Test
    void anExtentMayBeHeldAtZeroButNotLearntFromThere() {
        assertThat(Settings.of(Map.of(NAME, setting(0, false))).refusals(PROPOSED))
                .isEmpty();
        assertThat(Settings.of(Map.of(NAME, setting(0, true))).refusals(PROPOSED))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.sentence()).contains("no slope there"));
    }

    @Test
    void unknownNamesAndForbiddenValuesAreRefusedAtTheirKeys() {
        Settings settings = new Settings(
                Map.of("rotations.tilt", setting(1, true), NAME, setting(1, true)),
                Map.of("affine.x", 1.0, NAME, 4.0),
                "starts[2]");

        assertThat(settings.refusals(PROPOSED))
                .extracting(Refusal::where)
                .containsExactlyInAnyOrder(
                        "hyperparameters.rotations.tilt", "starts[2].affine.x", "starts[2].rotations.rotation");
    }

    @Test
    void aForbiddenSettingIsToldEvenWhereAStartHidesIt() {
        Settings settings = new Settings(Map.of(NAME, setting(9, true)), Map.of(NAME, 1.0), "starts[0]");

        assertThat(settings.refusals(PROPOSED))
                .extracting(Refusal::where)
                .containsExactly("hyperparameters.rotations.rotation");
    }

    private static HyperparameterSetting setting(double initial, boolean learn) {
        return new HyperparameterSetting(OptionalDouble.of(initial), learn);
    }
}
