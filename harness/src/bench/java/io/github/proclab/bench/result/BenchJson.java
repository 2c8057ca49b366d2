package io.github.proclab.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results for programs. */
public final class BenchJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private BenchJson() { }

    public static void write(Results results, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("schema", "proclab/bench/v1");
        root.putPOJO("machine", results.machine());
        root.put("scale", results.scale()).put("seconds", results.seconds());
        var sections = root.putArray("sections");
        results.sections().forEach(section -> {
            ObjectNode node = sections.addObject().put("part", section.part()).put("title", section.title()).put("how", section.how())
                    .put("load", section.load());
            var figures = node.putArray("figures");
            section.figures().forEach(figure -> add(figure, figures.addObject()));
            section.remarks().forEach(node.putArray("remarks")::add);
        });
        Files.write(file, JSON.writeValueAsBytes(root));
    }

    private static void add(Figure figure, ObjectNode node) {
        node.put("what", figure.what()).put("unit", figure.unit().symbol()).put("median", figure.samples().median());
        figure.samples().values().forEach(node.putArray("samples")::add);
        figure.ratio().ifPresent(ratio -> node.put("ratio", ratio));
        figure.processorRatio().ifPresent(ratio -> node.put("processor_ratio", ratio));
        figure.budget().ifPresent(budget -> node.putObject("budget").put("words", budget.words()).put("kept", budget.met()));
    }
}
