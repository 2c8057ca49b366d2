package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Speaks with one supervisor. One thread at a time puts and runs; any may stop. A supervisor that has broken the protocol is not asked
 * again: every later request fails with what was wrong.
 */
public final class SupervisorClient {

    private final FrameReader in;
    private final FrameWriter out;
    private final RunBound bound;
    private final Stops stops;
    private final Hello hello;
    private Optional<SupervisorException> broken = Optional.empty();

    /**
     * Waits for the supervisor to introduce itself.
     *
     * @throws SupervisorException where it does not, or speaks another version
     */
    public SupervisorClient(InputStream in, OutputStream out) {
        this(in, out, RunBound.USUAL);
    }

    SupervisorClient(InputStream in, OutputStream out, RunBound bound) {
        this.in = new FrameReader(in);
        this.out = new FrameWriter(out);
        this.bound = bound;
        this.stops = new Stops(this.out);
        this.hello = this.in.read().decoded(Hello::of);
    }

    public Hello hello() {
        return hello;
    }

    /**
     * @param path relative to the work folder
     * @throws SupervisorException      where the file could not be put, because it is refused or because the supervisor is lost
     * @throws IllegalArgumentException where path or content cannot be said in the protocol: a NUL, or more than a frame holds
     */
    public synchronized void put(String path, byte[] content, boolean executable) {
        byte[] payload = Requests.put(path, content, executable);
        Answer answer = trusting(() -> answerTo(out.write(Requests.PUT, payload)));
        answer.failure().ifPresent(why -> {
            throw new SupervisorException.Refused("could not put " + path + " into the work folder: " + why);
        });
    }

    /**
     * @throws SupervisorException      where there is no whole recording of the run, because it is refused or because the supervisor is lost
     * @throws IllegalArgumentException where the request cannot be said in the protocol
     */
    public synchronized Recording run(RunRequest request) {
        byte[] payload = Requests.run(request);
        RunRecorder recorder = new RunRecorder(in.last(), bound, stops);
        Answer answer = trusting(() -> record(payload, recorder));
        answer.failure().ifPresent(why -> {
            throw new SupervisorException.Refused("could not run " + request.argv() + ": " + why);
        });
        return trusting(recorder::recording);
    }

    /** Ends the run that is under way, if there is one: its verdict becomes {@link Event.Verdict#KILLED}. */
    public void stop() {
        stops.stop();
    }

    private Answer record(byte[] payload, RunRecorder recorder) {
        int request = stops.beginning(() -> out.write(Requests.RUN, payload));
        try {
            Optional<Answer> answer;
            do {
                answer = recorder.take(in.read());
            } while (answer.isEmpty());
            return mustAnswer(answer.get(), request);
        } finally {
            stops.ended();
        }
    }

    private Answer answerTo(int request) {
        Answer answer;
        do {
            answer = in.read().decoded(Answer::of);
        } while (stops.answered(answer));
        return mustAnswer(answer, request);
    }

    private static Answer mustAnswer(Answer answer, int request) {
        if (answer.request() != request) {
            throw new SupervisorException("an answer to request " + answer.request() + ", where one to " + request + " is due");
        }
        return answer;
    }

    private <T> T trusting(Supplier<T> exchange) {
        broken.ifPresent(why -> {
            throw new SupervisorException("the supervisor is no longer asked: " + why.getMessage(), why);
        });
        try {
            return exchange.get();
        } catch (SupervisorException e) {
            broken = Optional.of(e);
            throw e;
        }
    }
}
