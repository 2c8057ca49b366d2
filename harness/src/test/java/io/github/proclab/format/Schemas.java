package io.github.proclab.format;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas of other systems' formats. */
final class Schemas {

    private Schemas() { }

    static List<Error> mistakes(String name, SpecificationVersion version, String json) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
            Schema schema = SchemaRegistry.withDefaultDialect(version).getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return schema.validate(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
