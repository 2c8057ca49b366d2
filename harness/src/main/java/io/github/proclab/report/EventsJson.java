package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a recording as JSON: a list with a line for each event, which begins with its kind and its stamp
 * [number, nanoseconds, process, thread, [return addresses]]. Bytes are base64, wait statuses as wait(2) encodes them.
 */
final class EventsJson {

    /** The supervisor's own bound on one frame is smaller, but base64 takes a third more. */
    private static final int LONGEST_VALUE = 64 << 20;

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Event.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    /** Times in whole milliseconds: what is done under control has no others that matter, and a third of the size. */
    private static final ObjectWriter COARSE = MAPPER.rebuild().addModule(new SimpleModule("coarse").addSerializer(new CoarseStamp())).build()
            .writerFor(Event.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    private static final ObjectReader READER = MAPPER.readerFor(Event.class);

    private EventsJson() { }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.getFactory().createGenerator(out);
    }

    static JsonParser parser(InputStream in) throws IOException {
        return MAPPER.getFactory().createParser(in);
    }

    static void write(Recording recording, JsonGenerator json) throws IOException {
        write(recording, json, WRITER);
    }

    /** With times in whole milliseconds. */
    static void writeCoarsely(Recording recording, JsonGenerator json) throws IOException {
        write(recording, json, COARSE);
    }

    private static void write(Recording recording, JsonGenerator json, ObjectWriter writer) throws IOException {
        json.writeStartArray();
        for (Event event : recording.events()) {
            json.writeRaw("\n");
            writer.writeValue(json, event);
        }
        json.writeEndArray();
    }

    /**
     * Reads on to the end of the list that begins here.
     *
     * @throws IllegalArgumentException where it is no recording
     */
    static Recording read(JsonParser json) throws IOException {
        List<Event> events = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("not a recording: a list of events is due");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            events.add(READER.readValue(json));
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("not a recording: event " + (events.size() + 1) + " is none");
        }
        return new Recording(events);
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_VALUE).build()).build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
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

    private static final class CoarseStamp extends StdSerializer<Event.Stamp> {

        private static final long MILLI = 1_000_000;

        CoarseStamp() {
            super(Event.Stamp.class);
        }

        @Override
        public void serialize(Event.Stamp stamp, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            json.writeNumber(stamp.number());
            json.writeNumber(stamp.nanos() - stamp.nanos() % MILLI);
            json.writeNumber(stamp.process());
            json.writeNumber(stamp.thread());
            json.writeStartArray();
            for (long frame : stamp.frames()) {
                json.writeNumber(frame);
            }
            json.writeEndArray();
            json.writeEndArray();
        }
    }

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
