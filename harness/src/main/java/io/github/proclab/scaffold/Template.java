package io.github.proclab.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;

/** A text of proclab's own with places to fill in, written {@code @{name}}. */
record Template(String resource) {

    /** Throws {@link IllegalArgumentException} where a place has no value. */
    String filled(Map<String, String> values) {
        return new StringSubstitutor(values, "@{", "}").setEnableUndefinedVariableException(true).setDisableSubstitutionInValues(true).replace(text());
    }

    private String text() {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("proclab is not whole: " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
