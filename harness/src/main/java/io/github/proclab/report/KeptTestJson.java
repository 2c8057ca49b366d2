package io.github.proclab.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** Kept evidence as JSON: one object, with a line for each of its parts and for each event. The runs of schedules stand elsewhere ({@link KeptRunsJson}). */
final class KeptTestJson {

    static final String SCHEMA = "proclab/evidence/v1";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() { };
    private static final TypeReference<Map<String, Map<Long, SourceLine>>> LINES = new TypeReference<>() { };

    private KeptTestJson() { }

    static void write(KeptTest kept, OutputStream out) throws IOException {
        try (JsonGenerator json = EventsJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            part(json, "asked", kept.asked());
            part(json, "expectations", kept.expectations());
            part(json, "hint", kept.hint());
            part(json, "report", kept.report());
            part(json, "lines", kept.lines());
            if (kept.memory().isPresent()) {
                part(json, "memory", kept.memory().get());
            }
            if (kept.linked().isPresent()) {
                part(json, "linked", kept.linked().get());
            }
            if (!kept.cut().isEmpty()) {
                part(json, "cut", kept.cut());
            }
            if (kept.recording().isPresent()) {
                json.writeRaw("\n");
                json.writeFieldName("events");
                EventsJson.write(kept.recording().get(), json);
            }
            json.writeRaw("\n");
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void part(JsonGenerator json, String name, Object value) throws IOException {
        json.writeRaw("\n");
        json.writeFieldName(name);
        ReportJson.WRITER.writeValue(json, value);
    }

    /** @throws IllegalArgumentException where it is not of this version or not whole, with the place in it */
    static KeptTest read(InputStream in) throws IOException {
        try (JsonParser json = EventsJson.parser(in)) {
            Parts parts = new Parts();
            demand(json.nextToken() == JsonToken.START_OBJECT, "an object is due");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                parts.read(json);
            }
            demand(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, "it does not end where it should");
            return parts.whole();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not kept evidence: line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()) + ": "
                    + e.getOriginalMessage(), e);
        }
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not kept evidence: " + what);
        }
    }

    private static final class Parts {

        private String schema = "";
        private Map<String, String> asked;
        private String expectations;
        private String hint;
        private TestReport report;
        private Map<String, Map<Long, SourceLine>> lines;
        private Optional<MemoryRun> memory = Optional.empty();
        private Optional<LinkedFunctions> linked = Optional.empty();
        private Optional<Recording> recording = Optional.empty();
        private String cut = "";

        void read(JsonParser json) throws IOException {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "schema" -> schema = json.getText();
                case "asked" -> asked = ReportJson.READER.forType(TEXTS).readValue(json);
                case "expectations" -> expectations = json.getText();
                case "hint" -> hint = json.getText();
                case "report" -> report = ReportJson.READER.forType(TestReport.class).readValue(json);
                case "lines" -> lines = ReportJson.READER.forType(LINES).readValue(json);
                case "memory" -> memory = Optional.of(ReportJson.READER.forType(MemoryRun.class).readValue(json));
                case "linked" -> linked = Optional.of(ReportJson.READER.forType(LinkedFunctions.class).readValue(json));
                case "cut" -> cut = json.getText();
                case "events" -> recording = Optional.of(EventsJson.read(json));
                default -> json.skipChildren();
            }
            demand(SCHEMA.equals(schema), "it is not of the schema " + SCHEMA);
        }

        KeptTest whole() {
            demand(asked != null && expectations != null && hint != null && report != null && lines != null, "parts are missing");
            demand(recording.isPresent() != !cut.isEmpty(), "its events are missing, and it does not say why");
            return new KeptTest(asked, expectations, hint, report, lines, memory, linked, recording, cut, KeptRuns.NONE);
        }
    }
}
