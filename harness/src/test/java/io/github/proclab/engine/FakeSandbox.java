package io.github.proclab.engine;

import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.FileState;
import io.github.proclab.trace.Event.Stamp;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A sandbox that runs nothing. Its compiler takes every file without the words "syntax error", and makes no program of one with the words
 * "no main"; what a program does is written down by the test.
 */
public final class FakeSandbox implements Sandbox {

    private final BiFunction<RunRequest, Map<String, String>, Recording> programs;
    private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    private final List<String> put = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    private Function<RunRequest, Optional<Recording>> builds = request -> Optional.empty();
    private boolean valgrind = true;
    private boolean userNamespaces = true;

    private FakeSandbox(BiFunction<RunRequest, Map<String, String>, Recording> programs) {
        this.programs = programs;
    }

    /** @param programs the run's recording, from its request and the text files that lie in the work folder */
    public static FakeSandbox running(BiFunction<RunRequest, Map<String, String>, Recording> programs) {
        return new FakeSandbox(programs);
    }

    /** Every program prints "all done" and exits with 0. */
    public static FakeSandbox ofGoodPrograms() {
        return running((request, files) -> allDone(request));
    }

    public static Recording allDone(RunRequest request) {
        return TraceScript.run().main(request.argv().toArray(String[]::new)).writes(1, "all done\n").exits(1, 0).ends().recording();
    }

    /** @param builds what comes of the build command, of those that it says anything about */
    public FakeSandbox building(Function<RunRequest, Optional<Recording>> builds) {
        this.builds = builds;
        return this;
    }

    /** A build that came to an end by itself. */
    public static Recording built(int code, String output, long cpuMicros) {
        return new Recording(List.of(new Event.Started(stamp(1), 100), new Event.Output(stamp(0), 2, Bytes.of(output)),
                new Event.Ended(stamp(1), WaitStatus.ofExit(code), false), new Event.RunEnded(stamp(0), Event.Verdict.ENDED, "", 1_000_000, cpuMicros, 1_000)));
    }

    /** A build that was ended, or never began. */
    public static Recording notBuilt(Event.Verdict verdict, String detail) {
        return new Recording(List.of(new Event.Started(stamp(1), 100), new Event.RunEnded(stamp(0), verdict, detail, 180_000_000_000L, 1_000, 1_000)));
    }

    public FakeSandbox withoutValgrind() {
        valgrind = false;
        return this;
    }

    public FakeSandbox withoutUserNamespaces() {
        userNamespaces = false;
        return this;
    }

    @Override
    public String kind() {
        return "fake";
    }

    @Override
    public Session open(SandboxLimits limits) {
        FakeSession session = new FakeSession();
        sessions.add(session);
        open.incrementAndGet();
        return session;
    }

    public int opened() {
        return sessions.size();
    }

    public int stillOpen() {
        return open.get();
    }

    /** Every file that was put into any session so far, in that order. */
    public List<String> put() {
        return List.copyOf(put);
    }

    /** Every request to trace a program, in all sessions. */
    public List<RunRequest> runs() {
        return sessions.stream().flatMap(session -> session.runs.stream()).toList();
    }

    private final class FakeSession implements Session {

        private final Map<String, String> files = new TreeMap<>();
        private final List<RunRequest> runs = new CopyOnWriteArrayList<>();
        private boolean closed;

        @Override
        public SandboxDescription description() {
            return new SandboxDescription("fake", "", "6.1", "/work", List.of("pid", "net"), List.of("It isolates nothing."));
        }

        @Override
        public void put(String path, byte[] content, boolean executable) {
            files.put(path, Bytes.of(content).text());
            put.add(executable ? path + " executable" : path);
        }

        @Override
        public synchronized Recording run(RunRequest request) {
            if (closed) {
                throw new SandboxException("The sandbox is closed.");
            }
            if (request.namespaces() && request.argv().get(0).equals("sh")) {
                return probed();
            }
            if (request.traced()) {
                runs.add(request);
                return programs.apply(request, Map.copyOf(files));
            }
            Optional<Recording> built = request.keep() && !request.argv().get(0).equals("rm") ? builds.apply(request) : Optional.empty();
            return built.isPresent() ? built.get() : switch (request.argv().get(0)) {
                case "rm" -> removed(request);
                case "gcc" -> compiled(request);
                case "valgrind" -> untraced(valgrind ? 0 : 127, valgrind ? "valgrind-3.19.0\n" : "valgrind: No such file or directory\n", List.of());
                default -> untraced(0, "", List.of());
            };
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }

        private Recording probed() {
            String said = userNamespaces ? "allowed\n" : "unshare(2) fails: Operation not permitted\n";
            return TraceScript.run().main("./proclab-probe").writes(1, said).exits(1, userNamespaces ? 0 : 1).ends().recording();
        }

        private Recording removed(RunRequest request) {
            request.argv().forEach(files::remove);
            return untraced(0, "", List.of());
        }

        private Recording compiled(RunRequest request) {
            if (request.argv().contains("--version")) {
                return untraced(0, "gcc (fake) 12\n", List.of());
            }
            String source = String.join("\n", files.values());
            if (source.contains("syntax error")) {
                return untraced(1, "fan.c:1:1: error: syntax error\u001b[31m\n", List.of());
            }
            FileState state = source.contains("no main") ? FileState.ABSENT : FileState.WHOLE;
            return untraced(0, "", request.collect().stream().map(name -> (Event) new Event.Collection(stamp(1), name, state, Bytes.EMPTY)).toList());
        }
    }

    private static Recording untraced(int code, String output, List<Event> collected) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.Started(stamp(1), 100));
        events.add(new Event.Output(stamp(0), 2, Bytes.of(output)));
        events.add(new Event.Ended(stamp(1), WaitStatus.ofExit(code), false));
        events.addAll(collected);
        events.add(new Event.RunEnded(stamp(0), Event.Verdict.ENDED, "", 1_000_000, 1_000, 1_000));
        return new Recording(events);
    }

    private static Stamp stamp(int process) {
        return new Stamp(1, 0, process, 0, List.of());
    }
}
