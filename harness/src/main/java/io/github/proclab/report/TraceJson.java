package io.github.proclab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.ProcessorTime;
import io.github.proclab.trace.Refusal;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A trace as {@code trace --json} prints it: processes and verdicts, without the events. Other than ASCII is escaped. */
public final class TraceJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NANO = 9;
    private static final int MICRO = 6;

    private final Trace trace;
    private final Map<Integer, ProcessorTime> times;

    private TraceJson(Trace trace) {
        this.trace = trace;
        this.times = ProcessorTime.of(trace);
    }

    /** One JSON object, indented, with a newline at the end. */
    public static String of(Trace trace) {
        try {
            return Printable.json(MAPPER.writeValueAsString(new TraceJson(trace).root())) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values that cannot be written", e);
        }
    }

    private ObjectNode root() {
        ObjectNode root = NODES.objectNode();
        root.set("exit", trace.processes().isEmpty() ? NODES.nullNode() : orNull(trace.main().exit().map(TraceJson::exit)));
        root.put("verdict", trace.end().verdict().name().toLowerCase(Locale.ROOT));
        if (!trace.end().detail().isEmpty()) {
            root.put(trace.end().verdict() == Event.Verdict.LIMIT ? "limit" : "detail", trace.end().detail());
        }
        ArrayNode processes = root.putArray("processes");
        trace.processes().forEach(process -> processes.add(process(process)));
        root.set("never_reaped", ids(TracedProcess::neverReaped));
        root.set("zombies", ids(TracedProcess::zombie));
        root.set("orphans", ids(TracedProcess::orphan));
        root.set("left_running", ids(TracedProcess::leftRunning));
        new DescriptorsJson(trace).addTo(root);
        ArrayNode ipc = root.putArray("ipc_left");
        ArrayNode files = root.putArray("files_left");
        trace.left().forEach(left -> addLeft(left, ipc, files));
        ArrayNode refused = root.putArray("refused");
        Refusal.in(trace).forEach(refusal -> refused.addObject()
                .put("process", refusal.event().process()).put("call", refusal.call())
                .set("at", place(Optional.of(refusal.event()))));
        root.put("stdout", trace.stdout().bytes().text());
        root.put("stderr", trace.stderr().bytes().text());
        root.set("usage", usage());
        return root;
    }

    private ObjectNode process(TracedProcess process) {
        ObjectNode node = NODES.objectNode();
        node.put("id", process.id()).put("name", process.name()).put("pid", process.pid());
        node.set("parent", process.parent() == 0 ? NODES.nullNode() : NODES.numberNode(process.parent()));
        node.put("created", created(process.created()));
        node.set("at", process.id() == 1 ? NODES.nullNode() : place(Optional.of(process.created())));
        ArrayNode images = node.putArray("images");
        process.images().forEach(argv -> argv.forEach(images.addArray()::add));
        node.set("exit", orNull(process.exit().map(TraceJson::exit)));
        node.put("reaped", process.reaped().name().toLowerCase(Locale.ROOT));
        node.put("reaped_by", process.reap().map(Event::process).orElse(0));
        node.set("reaped_at", place(process.reap()));
        node.put("zombie", process.zombie()).put("orphan", process.orphan()).put("left_running", process.leftRunning());
        if (process.orphan()) {
            node.set("adopted_by", orNull(process.adopter().map(NODES::numberNode)));
        }
        node.set("ended_at", place(process.ended()));
        process.usage().ifPresent(usage -> node.set("usage", usage(process, usage)));
        return node;
    }

    private static String created(Event created) {
        return created instanceof Event.Created creation ? creation.how().name().toLowerCase(Locale.ROOT) : "exec";
    }

    static ObjectNode exit(WaitStatus status) {
        ObjectNode node = NODES.objectNode();
        if (status.exited()) {
            return node.put("code", status.code());
        }
        node.put("signal", Signals.name(status.signal()));
        return status.core() ? node.put("core", true) : node;
    }

    private ObjectNode usage(TracedProcess process, Event.Collected usage) {
        return NODES.objectNode().put("cpu_s", seconds(times.get(process.id()).micros(), MICRO)).put("peak_memory_kib", usage.peakKib())
                .put("minor_faults", usage.minorFaults()).put("major_faults", usage.majorFaults());
    }

    private ObjectNode usage() {
        Event.RunEnded end = trace.end();
        return NODES.objectNode().put("wall_s", seconds(end.wallNanos(), NANO)).put("cpu_s", seconds(end.cpuMicros(), MICRO))
                .put("peak_memory_kib", end.peakKib());
    }

    /** A number without an exponent. */
    private static BigDecimal seconds(long amount, int scale) {
        return BigDecimal.valueOf(amount, scale);
    }

    private static void addLeft(Event.Left left, ArrayNode ipc, ArrayNode files) {
        if (left.kind() == Event.IpcKind.FILE) {
            files.add(left.name());
        } else {
            ipc.addObject().put("kind", left.kind().name().toLowerCase(Locale.ROOT)).put("name", left.name());
        }
    }

    private ArrayNode ids(Predicate<TracedProcess> verdict) {
        ArrayNode ids = NODES.arrayNode();
        trace.processes().stream().filter(verdict).forEach(process -> ids.add(process.id()));
        return ids;
    }

    private JsonNode place(Optional<? extends Event> event) {
        return orNull(event.flatMap(trace::at).map(SourceLine::toString).map(NODES::textNode));
    }

    private static JsonNode orNull(Optional<? extends JsonNode> node) {
        return node.isPresent() ? node.get() : NODES.nullNode();
    }
}
