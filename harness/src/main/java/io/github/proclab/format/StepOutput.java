package io.github.proclab.format;

import io.github.proclab.format.Product.Addition;
import java.util.UUID;

/** An output of a workflow's step: between delimiters that nobody can know beforehand. */
final class StepOutput {

    private StepOutput() { }

    static Addition of(String name, String value) {
        String delimiter = "proclab-" + UUID.randomUUID();
        return new Addition("GITHUB_OUTPUT", name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n");
    }
}
