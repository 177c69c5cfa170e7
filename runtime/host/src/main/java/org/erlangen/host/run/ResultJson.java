package org.erlangen.host.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.network.PathShare;
import org.erlangen.api.report.Calibration;
import org.erlangen.api.tensor.Shape;
import org.erlangen.host.training.Attempt;
import org.erlangen.host.training.Judgement;
import org.erlangen.host.training.Scores;

/** A result as {@code result.json}. */
final class ResultJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Result result;

    ResultJson(Result result) {
        this.result = result;
    }

    ObjectNode tree() {
        ObjectNode tree = NODES.objectNode();
        tree.put("name", result.name());
        tree.put("estimator", result.estimator());
        tree.put("seed", result.seed());
        tree.setAll(summary(result.best()));
        ArrayNode starts = tree.putArray("starts");
        result.starts().forEach(start -> starts.add(attempt(start)));
        result.baseline().ifPresent(baseline -> tree.set("baseline", summary(baseline)));
        ObjectNode seconds = tree.putObject("seconds");
        seconds.put("total", result.totalSeconds());
        seconds.put("perEpoch", result.secondsPerEpoch());
        return tree;
    }

    private ObjectNode summary(Summary summary) {
        ObjectNode tree = NODES.objectNode();
        tree.put("fit", summary.fit());
        tree.set("logMarginalLikelihood", evidence(summary.evidence()));
        ObjectNode hyperparameters = numbers(summary.hyperparameters());
        summary.tensors().forEach((name, numbers) -> hyperparameters.set(name, nested(numbers, 0, 0)));
        tree.set("hyperparameters", hyperparameters);
        summary.predictions().values().stream().findFirst().ifPresent(main -> tree.setAll(judgement(main)));
        ObjectNode predictions = tree.putObject("predictions");
        summary.predictions().forEach((name, judgement) -> predictions.set(name, judgement(judgement)));
        tree.put("parameters", summary.parameters());
        ObjectNode tables = tree.putObject("tables");
        summary.tables().forEach((name, table) -> tables.set(name, numbers(table)));
        ObjectNode blocks = tree.putObject("paths");
        summary.paths().forEach(share -> path(blocks.withObject("/" + share.block()), share));
        return tree;
    }

    /** Nested lists, row-major: those of the axes from {@code axis} on, beginning at the element {@code from}. */
    private static JsonNode nested(Elements elements, int axis, int from) {
        Shape shape = elements.shape();
        if (axis == shape.rank()) {
            return NODES.numberNode(elements.numbers().get(from));
        }
        ArrayNode list = NODES.arrayNode();
        int stride = shape.strides()[axis];
        for (int i = 0; i < shape.size(axis); i++) {
            list.add(nested(elements, axis + 1, from + i * stride));
        }
        return list;
    }

    private static ObjectNode attempt(Attempt attempt) {
        ObjectNode tree = NODES.objectNode();
        tree.put("fit", attempt.name());
        tree.set("logMarginalLikelihood", evidence(attempt.evidence()));
        tree.set("hyperparameters", numbers(attempt.hyperparameters()));
        return tree;
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode tree = NODES.objectNode();
        tree.put("total", evidence.total());
        tree.put("perDatum", evidence.perDatum());
        tree.put("dataFit", evidence.dataFit());
        tree.put("complexity", evidence.complexity());
        return tree;
    }

    private ObjectNode judgement(Judgement judgement) {
        ObjectNode tree = NODES.objectNode();
        tree.set("train", scores(judgement.training()));
        judgement.tests().forEach((name, scores) -> tree.set(name, scores(scores)));
        return tree;
    }

    private ObjectNode scores(Scores scores) {
        ObjectNode tree = NODES.objectNode();
        if (result.targets() == DataOutline.Targets.CLASSES) {
            tree.put("accuracy", scores.correctness());
        } else {
            tree.put("squaredError", -scores.correctness());
        }
        tree.put("nll", scores.nll());
        scores.calibration().ifPresent(calibration -> {
            tree.put("expectedCalibrationError", calibration.expectedError());
            tree.set("reliability", reliability(calibration));
        });
        return tree;
    }

    /** Bin by bin, probabilities rising; null where no example falls. */
    private static ObjectNode reliability(Calibration calibration) {
        ObjectNode tree = NODES.objectNode();
        ArrayNode counts = tree.putArray("count");
        ArrayNode confidences = tree.putArray("confidence");
        ArrayNode accuracies = tree.putArray("accuracy");
        for (Calibration.Bin bin : calibration.bins()) {
            counts.add(bin.count());
            confidences.add(bin.count() == 0 ? null : bin.confidence());
            accuracies.add(bin.count() == 0 ? null : bin.accuracy());
        }
        return tree;
    }

    private static void path(ObjectNode block, PathShare share) {
        ObjectNode tree = block.putObject(share.path());
        tree.put("strict", share.strict());
        tree.put("effective", share.effective());
        tree.put("relative", share.relative());
    }

    private static ObjectNode numbers(Map<String, Double> numbers) {
        ObjectNode tree = NODES.objectNode();
        numbers.forEach(tree::put);
        return tree;
    }
}
