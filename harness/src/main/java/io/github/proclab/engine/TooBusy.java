package io.github.proclab.engine;

/**
 * The machine did not let a run come to its end within a limit of time that is far beyond what the run needs: it says nothing about the submission. The
 * message is a sentence.
 */
public final class TooBusy extends RuntimeException {
    TooBusy(String message) {
        super(message);
    }
}
