package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.report.Calibration;
import org.erlangen.host.run.Result;
import org.erlangen.host.run.Summary;
import org.erlangen.host.training.Attempt;
import org.erlangen.host.training.Judgement;
import org.erlangen.host.training.Scores;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private static final Hyperparameter ROTATION =
            new Hyperparameter("affine.rotation", "extent", 0.2, Constraint.POSITIVE, Unit.RADIANS, true);
    private static final Hyperparameter SHIFT = new Hyperparameter(
                    "affine.translation-x", "extent", 0.2, Constraint.POSITIVE, Unit.HALF_WIDTHS, true)
            .heldAt(0.5);

    @Test
    void extentsAreSaidInNumbersAndInEverydayWords() {
        assertThat(report(Optional.empty(), DataOutline.Targets.CLASSES).lines())
                .contains(
                        "  affine.rotation        3.142   rad           ±180.0 degrees",
                        "  affine.translation-x   0.500   half widths   ±3.25 pixels of 14, held");
    }

    @Test
    void figuresStandBesideThoseOfTheBaseline() {
        Summary baseline = summary("baseline", -300, 0.6);

        assertThat(report(Optional.of(baseline), DataOutline.Targets.CLASSES).lines())
                .anyMatch(line -> line.matches(" +WITH GROUPS +WITHOUT"))
                .anyMatch(line -> line.matches(" +log marginal likelihood per example +-1\\.500 +-3\\.500"))
                .anyMatch(line -> line.matches(" +test accuracy +80\\.0 % +60\\.0 %"))
                .anyMatch(line -> line.matches(" +test calibration error +0\\.100 +0\\.100"));
    }

    @Test
    void realTargetsAreJudgedBySquaredErrors() {
        assertThat(report(Optional.empty(), DataOutline.Targets.REAL).lines())
                .anyMatch(line -> line.contains("test squared error"))
                .noneMatch(line -> line.contains("accuracy"));
    }

    @Test
    void theBestOfSeveralStartsIsNamed() {
        assertThat(report(Optional.empty(), DataOutline.Targets.CLASSES).lines().get(0))
                .isEqualTo("digits: variational, seed 7, start-2 is the best of 2 starts");
    }

    private static RunReport report(Optional<Summary> baseline, DataOutline.Targets targets) {
        Summary best = summary("start-2", -100, 0.8);
        List<Attempt> starts = List.of(
                new Attempt("start-1", best.evidence(), Map.of()), new Attempt("start-2", best.evidence(), Map.of()));
        Result result = new Result("digits", "variational", 7, targets, best, starts, baseline, 10, 0.1);
        return new RunReport(result, List.of(ROTATION, SHIFT), 14);
    }

    private static Summary summary(String fit, double dataFit, double correctness) {
        Scores scores = new Scores(correctness, 0.7, Optional.of(Calibration.of(new double[] {0.9}, new double[] {1})));
        return new Summary(
                fit,
                new Evidence(dataFit, 50, 100),
                Map.of("affine.rotation", Math.PI, "affine.translation-x", 0.5),
                Map.of(),
                Map.of("mean-weights", new Judgement(scores, Map.of("test", scores))),
                1000,
                Map.of(),
                List.of());
    }
}
