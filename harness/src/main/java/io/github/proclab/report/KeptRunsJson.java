package io.github.proclab.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runs of schedules as JSON: one object, a line for each event. */
final class KeptRunsJson {

    private static final String SCHEMA = "proclab/schedules/v1";
    private static final TypeReference<Map<String, Map<Long, SourceLine>>> LINES = new TypeReference<>() { };

    private KeptRunsJson() { }

    static void write(KeptRuns runs, OutputStream out) throws IOException {
        try (JsonGenerator json = EventsJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeFieldName("lines");
            ReportJson.WRITER.writeValue(json, runs.lines());
            json.writeArrayFieldStart("shown");
            for (Recording run : runs.shown()) {
                EventsJson.write(run, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tried");
            for (Recording run : runs.tried()) {
                EventsJson.writeCoarsely(run, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    /** @throws IllegalArgumentException where it is not of this version or not whole */
    static KeptRuns read(InputStream in) throws IOException {
        try (JsonParser json = EventsJson.parser(in)) {
            String schema = "";
            Map<String, Map<Long, SourceLine>> lines = Map.of();
            List<Recording> shown = List.of();
            List<Recording> tried = List.of();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "schema" -> schema = json.getText();
                    case "lines" -> lines = ReportJson.READER.forType(LINES).readValue(json);
                    case "shown" -> shown = recordings(json);
                    case "tried" -> tried = recordings(json);
                    default -> json.skipChildren();
                }
            }
            if (!schema.equals(SCHEMA) || json.currentToken() != JsonToken.END_OBJECT) {
                throw new IllegalArgumentException("not the runs of schedules: it is not of the schema " + SCHEMA);
            }
            return new KeptRuns(tried, shown, lines);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the runs of schedules: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Recording> recordings(JsonParser json) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            recordings.add(EventsJson.read(json));
        }
        return recordings;
    }
}
