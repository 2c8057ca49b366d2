package io.github.proclab.engine;

import io.github.proclab.sandbox.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment of every run: the same everywhere, so that results are. */
final class Environment {

    private Environment() { }

    static List<String> of(Session session) {
        return with(session, Map.of());
    }

    static List<String> with(Session session, Map<String, String> more) {
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
