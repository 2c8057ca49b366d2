package io.github.proclab.engine;

import io.github.proclab.sandbox.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of every run: the same everywhere, so that results are. */
final class Environment {

    /**
     * A program that is built with a sanitizer is to behave as it would without one, but for the errors that are found: a fault ends it by its
     * signal, which its parent may wait for, and malloc(3) returns a null pointer where it is asked for too much. The report is plain, and no other
     * process is started to look symbols up.
     */
    private static final String ANY_SANITIZER = "allocator_may_return_null=1:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:color=never:external_symbolizer_path=";

    /**
     * LeakSanitizer stops all threads by ptrace(2), which nobody can who is watched: it would fail every program. An error ends the process by SIGABRT, which
     * is no exit status that a test may ask for. Freed blocks are kept back in less memory than usual. The names are those of
     * sanitizer_common/sanitizer_flags.inc, asan/asan_flags.inc and tsan/rtl/tsan_flags.inc of compiler-rt, from which gcc's are taken.
     */
    private static final Map<String, String> SANITIZERS = Map.of(
            "ASAN_OPTIONS", "detect_leaks=0:abort_on_error=1:quarantine_size_mb=8:print_legend=0:" + ANY_SANITIZER,
            "UBSAN_OPTIONS", "abort_on_error=1:" + ANY_SANITIZER,
            "LSAN_OPTIONS", "detect_leaks=0:" + ANY_SANITIZER,
            "TSAN_OPTIONS", ANY_SANITIZER);

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
