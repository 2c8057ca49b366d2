package io.github.proclab.engine;

import io.github.proclab.sandbox.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of every run: the same everywhere, so that results are. */
final class Environment {

    /**
     * LeakSanitizer stops all threads by ptrace(2), which a watched program cannot: it would fail every one. What a signal does (SIGSEGV, SIGFPE, …)
     * is left to the kernel, as in a program without a sanitizer, since its parent may wait to be told of it. An error ends the
     * process by SIGABRT, which no test takes for an exit status that it asks for. malloc(3) returns a null pointer where it is asked for too much. Freed blocks are kept back for a while, in less memory than
     * usual; the report is plain, and symbols are looked up without starting another process.
     */
    private static final String ANY_SANITIZER = "handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:color=never:external_symbolizer_path=";

    /** sanitizer_common/sanitizer_flags.inc, asan/asan_flags.inc and tsan/rtl/tsan_flags.inc of compiler-rt, from which gcc's are taken. */
    private static final Map<String, String> SANITIZERS = Map.of(
            "ASAN_OPTIONS", "detect_leaks=0:abort_on_error=1:allocator_may_return_null=1:quarantine_size_mb=8:print_legend=0:" + ANY_SANITIZER,
            "UBSAN_OPTIONS", "abort_on_error=1:" + ANY_SANITIZER,
            "LSAN_OPTIONS", "detect_leaks=0:" + ANY_SANITIZER,
            "TSAN_OPTIONS", "allocator_may_return_null=1:" + ANY_SANITIZER);

    private Environment() { }

    static List<String> of(Session session) {
        return with(session, Map.of());
    }

    /** Of a run that is watched. What a test sets for a sanitizer counts more than what is set here. */
    static List<String> ofWatched(Session session, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(SANITIZERS);
        more.forEach((name, value) -> all.merge(name, value, (ours, theirs) -> SANITIZERS.containsKey(name) ? ours + ":" + theirs : theirs));
        return with(session, all);
    }

    private static List<String> with(Session session, Map<String, String> more) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("HOME", session.description().work());
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("USER", "student");
        variables.put("SHELL", "/bin/sh");
        variables.put("TERM", "dumb");
        variables.putAll(more);
        return variables.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue()).toList();
    }
}
