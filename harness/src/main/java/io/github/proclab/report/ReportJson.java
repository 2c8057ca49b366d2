package io.github.proclab.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.proclab.score.Points;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reports as JSON: keys in the order of the records, amounts without needless zeros, a newline at the end. The same report gives the same bytes. */
public final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(new Amount()))
            .build();

    /** On one line, within something else that is being written. */
    static final ObjectWriter WRITER = MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT, SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .with((PrettyPrinter) null);
    static final ObjectReader READER = MAPPER.reader();

    private ReportJson() { }

    public static byte[] bytes(Report report) {
        return json(report);
    }

    public static byte[] bytes(ScheduleReport report) {
        return json(report);
    }

    public static byte[] bytes(OutcomesReport report) {
        return json(report);
    }

    /** @throws UncheckedIOException where it is no report */
    public static Report read(byte[] json) {
        try {
            return MAPPER.readValue(json, Report.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The submissions that a summary has, in its order.
     *
     * @throws IllegalArgumentException where it is none
     */
    static List<String> summarized(byte[] json) throws IOException {
        try {
            List<String> names = new ArrayList<>();
            MAPPER.readTree(json).path("grades").forEach(row -> names.add(row.path("submission").asText()));
            return names;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no summary", e);
        }
    }

    static byte[] json(Object value) {
        try {
            return (Printable.json(MAPPER.writeValueAsString(value)) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written as JSON", e);
        }
    }

    private static final class Amount extends StdSerializer<BigDecimal> {
        Amount() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal amount, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(Points.plain(amount));
        }
    }
}
