package io.github.proclab.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The function of a C library that a thread sleeps in where the kernel knows a futex(2) alone, by the name in the line of
 * the student's source that called it. Where the line names none, or several, nothing is known.
 */
final class AwaitedFunction {

    private static final Map<String, String> AWAITED = awaited();
    private static final Pattern CALL = Pattern.compile("\\b(" + String.join("|", AWAITED.keySet()) + ")\\s*\\(");
    private static final Pattern NO_CODE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//.*|/\\*.*?(?:\\*/|$)");

    private AwaitedFunction() { }

    /** "a thread to end (pthread_join)". */
    static Optional<String> of(String line) {
        Matcher call = CALL.matcher(NO_CODE.matcher(line).replaceAll(" "));
        List<String> named = call.results().map(result -> result.group(1)).distinct().collect(Collectors.toList());
        return named.size() == 1
                ? Optional.of(AWAITED.get(named.get(0)) + " (" + named.get(0) + ")") : Optional.empty();
    }

    private static Map<String, String> awaited() {
        Map<String, String> awaited = new TreeMap<>();
        put(awaited, "a thread to end", "pthread_join pthread_timedjoin_np pthread_clockjoin_np thrd_join");
        put(awaited, "a mutex",
                "pthread_mutex_lock pthread_mutex_timedlock pthread_mutex_clocklock mtx_lock mtx_timedlock");
        put(awaited, "a semaphore", "sem_wait sem_timedwait sem_clockwait");
        put(awaited, "a condition",
                "pthread_cond_wait pthread_cond_timedwait pthread_cond_clockwait cnd_wait cnd_timedwait");
        put(awaited, "a barrier", "pthread_barrier_wait");
        put(awaited, "a read-write lock",
                "pthread_rwlock_rdlock pthread_rwlock_wrlock pthread_rwlock_timedrdlock pthread_rwlock_timedwrlock");
        put(awaited, "another thread to end its initialisation", "pthread_once call_once");
        return Map.copyOf(awaited);
    }

    private static void put(Map<String, String> awaited, String what, String functions) {
        Arrays.stream(functions.split(" ")).forEach(function -> awaited.put(function, what));
    }
}
