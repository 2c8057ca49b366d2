package io.github.proclab.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A grader in a JVM of its own, which can be killed in the middle of a run. */
final class Grader implements AutoCloseable {

    private static final String UNDER_WAY = "under way";

    private final Process jvm;

    private Grader(Process jvm) {
        this.jvm = jvm;
    }

    /** With a run under way that does not end by itself. */
    static Grader grading(TestedSandbox where) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Grader.class.getName(), where.name());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process jvm = builder.start();
        BufferedReader out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        String said = out.readLine();
        if (!UNDER_WAY.equals(said)) {
            jvm.destroyForcibly();
            throw new IllegalStateException("the grader said " + said);
        }
        return new Grader(jvm);
    }

    long pid() {
        return jvm.pid();
    }

    /** What it has started, and what that has. */
    List<ProcessHandle> descendants() {
        return jvm.descendants().toList();
    }

    void terminate() throws InterruptedException {
        jvm.destroy();
        jvm.waitFor();
    }

    void kill() throws InterruptedException {
        jvm.destroyForcibly();
        jvm.waitFor();
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
    }

    /** Of the other JVM. */
    public static void main(String[] arguments) {
        Session session = TestedSandbox.valueOf(arguments[0]).open();
        session.run(Runs.traced("true"));
        System.out.println(UNDER_WAY);
        try {
            session.run(Runs.within(Duration.ofHours(10), "sh", "-c", "trap '' TERM INT HUP; sleep 36000 & sleep 36000"));
        } catch (SandboxException e) {
            // Its sandbox is taken away while it ends.
        }
    }
}
