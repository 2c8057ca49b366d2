package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.core.JsonFactory;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.WaitStatus;
import java.io.IOException;
import java.util.List;

/**
 * Evidence as it is kept, to be judged again: one JSON object, one line for each event, which begins with its kind and its
 * stamp [number, nanoseconds, process, thread, [return addresses]]. Bytes are base64, wait statuses as wait(2) encodes them.
 */
public final class RecordingJson {

    private static final String SCHEMA = "proclab/recording/v1";
    /** The supervisor's own bound on one frame is smaller, but base64 takes a third more. */
    private static final int LONGEST_VALUE = 64 << 20;

    private static final JsonMapper MAPPER = mapper();

    private RecordingJson() { }

    private record Kept(String schema, List<Event> events) { }

    public static String write(Recording recording) {
        StringBuilder json = new StringBuilder("{\"schema\":\"" + SCHEMA + "\",\"events\":[");
        try {
            String separator = "\n";
            for (Event event : recording.events()) {
                json.append(separator).append(MAPPER.writerFor(Event.class).writeValueAsString(event));
                separator = ",\n";
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written as JSON", e);
        }
        return json.append("\n]}\n").toString();
    }

    /** @throws IllegalArgumentException where the text is no recording of this version, with the place in it */
    public static Recording read(String json) {
        try {
            Kept kept = MAPPER.readValue(json, Kept.class);
            if (kept == null || !SCHEMA.equals(kept.schema()) || kept.events() == null || kept.events().contains(null)) {
                throw new IllegalArgumentException("not a recording: no list of events of the schema " + SCHEMA);
            }
            return new Recording(kept.events());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a recording: line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                    + ": " + e.getOriginalMessage(), e);
        }
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_VALUE).build()).build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addMixIn(Event.class, OfAKind.class)
                .addMixIn(Event.Stamp.class, AsArray.class)
                .addMixIn(Event.Descriptor.class, AsArray.class)
                .addMixIn(KernelObject.class, AsArray.class)
                .addModule(new SimpleModule()
                        .addSerializer(new BytesOut()).addDeserializer(Bytes.class, new BytesIn())
                        .addSerializer(new StatusOut()).addDeserializer(WaitStatus.class, new StatusIn()));
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        return builder.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface OfAKind { }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsArray { }

    private static final class BytesOut extends StdSerializer<Bytes> {
        BytesOut() {
            super(Bytes.class);
        }

        @Override
        public void serialize(Bytes bytes, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeBinary(bytes.toArray());
        }
    }

    private static final class BytesIn extends StdDeserializer<Bytes> {
        BytesIn() {
            super(Bytes.class);
        }

        @Override
        public Bytes deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Bytes.of(json.getBinaryValue());
        }
    }

    private static final class StatusOut extends StdSerializer<WaitStatus> {
        StatusOut() {
            super(WaitStatus.class);
        }

        @Override
        public void serialize(WaitStatus status, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(status.raw());
        }
    }

    private static final class StatusIn extends StdDeserializer<WaitStatus> {
        StatusIn() {
            super(WaitStatus.class);
        }

        @Override
        public WaitStatus deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new WaitStatus(json.getIntValue());
        }
    }
}
