package io.github.proclab.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.proclab.report.Printable;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Records as JSON: keys in their order, in snake case; what is empty or null is left out. */
public final class FormatJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .addModule(new Jdk8Module())
            .build();

    private FormatJson() { }

    public static byte[] page(Object value) {
        return (Printable.json(written(MAPPER.writer(SerializationFeature.INDENT_OUTPUT), value)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public static String line(Object value) {
        return Printable.json(written(MAPPER.writer(), value));
    }

    /** As a number without needless zeros. */
    public static BigDecimal number(BigDecimal amount) {
        return new BigDecimal(Points.plain(amount));
    }

    private static String written(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written as JSON", e);
        }
    }
}
