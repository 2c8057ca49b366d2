package io.github.proclab.bench.jvm;

import io.github.proclab.bench.measure.CannotMeasure;
import io.github.proclab.bench.measure.SelfTimed;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.SupervisorClient;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a supervisor said when it was asked to run a program that was compiled beforehand: its bytes, to be read again.
 *
 * @param answers all that it wrote
 */
record Conversation(RunRequest request, byte[] answers) {

    private static final byte[] NOTHING = {};

    /** Has the local supervisor run a program of the benchmark. */
    static Conversation about(String program, String... arguments) throws IOException, InterruptedException {
        Installation installation = Installation.ofThisProcess();
        SelfTimed timed = new SelfTimed(installation.home().resolve("harness/src/bench/programs").resolve(program + ".c"), List.of(arguments));
        Path folder = Files.createTempDirectory("proclab-bench");
        timed.compileInto(folder);
        Process supervisor = new ProcessBuilder(installation.supervisor().toString(), "--local").start();
        try (Copying copying = new Copying(supervisor.getInputStream())) {
            SupervisorClient client = new SupervisorClient(copying, supervisor.getOutputStream());
            RunRequest request = timed.request(true, -1);
            client.put(timed.name(), Files.readAllBytes(folder.resolve(timed.name())), true);
            client.run(request);
            supervisor.getOutputStream().close();
            return new Conversation(request, copying.copied.toByteArray());
        } finally {
            supervisor.waitFor();
        }
    }

    /** Reads it again: frames, events, a recording. */
    Recording recording() {
        SupervisorClient client = new SupervisorClient(new ByteArrayInputStream(answers), OutputStream.nullOutputStream());
        client.put("program", NOTHING, true);
        Recording recording = client.run(request);
        if (recording.events().isEmpty()) {
            throw new CannotMeasure("the supervisor said nothing");
        }
        return recording;
    }

    private static final class Copying extends FilterInputStream {

        private final ByteArrayOutputStream copied = new ByteArrayOutputStream();

        Copying(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                copied.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read > 0) {
                copied.write(into, from, read);
            }
            return read;
        }
    }
}
