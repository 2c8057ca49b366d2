package io.github.proclab.engine;

/** What the lab file asks for cannot be done in this sandbox, whatever is submitted. The message says what to do. */
final class LabFault extends RuntimeException {
    LabFault(String message) {
        super(message);
    }
}
