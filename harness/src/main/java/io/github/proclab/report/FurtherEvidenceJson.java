package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.Optional;

/** What was found out about a test beside its natural run, as it is kept beside the recording of that, to be judged again. */
public final class FurtherEvidenceJson {

    private static final String SCHEMA = "proclab/further-evidence/v1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new Jdk8Module())
            .build();

    private FurtherEvidenceJson() { }

    private record Kept(String schema, Optional<MemoryRun> memory, Optional<LinkedFunctions> linked) { }

    /** Empty where there is none. */
    public static Optional<String> write(TestEvidence evidence) {
        if (evidence.memory().isEmpty() && evidence.linked().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.writeValueAsString(new Kept(SCHEMA, evidence.memory(), evidence.linked())) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence that cannot be written as JSON", e);
        }
    }

    /**
     * The evidence of a test again: the natural run's, and what stood beside it.
     *
     * @throws IllegalArgumentException where the text is not of this version, with the place in it
     */
    public static TestEvidence read(String json, Trace natural) {
        try {
            Kept kept = MAPPER.readValue(json, Kept.class);
            if (kept == null || !SCHEMA.equals(kept.schema())) {
                throw new IllegalArgumentException("not kept evidence: it is not of the schema " + SCHEMA);
            }
            return new TestEvidence(natural, kept.memory(), kept.linked());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not kept evidence: line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                    + ": " + e.getOriginalMessage(), e);
        }
    }
}
