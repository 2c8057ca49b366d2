package io.github.proclab.engine;

import io.github.proclab.lab.Build;
import io.github.proclab.lab.Limits;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** How compilers call themselves. One of an image is asked once: an image does not change. */
final class Compilers {

    private static final Pattern KNOWN = Pattern.compile("(.*-)?(gcc|cc|c99|c11|c17|clang|tcc)(-[0-9.]+)?");
    private static final String USUAL = "gcc";

    private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

    private Compilers() { }

    /**
     * Of the build's own compiler; of gcc, where a make or a script calls one.
     *
     * @throws io.github.proclab.sandbox.SandboxException where the sandbox broke
     */
    static String version(Session session, Build build) {
        String command = build.command().get(0);
        String compiler = KNOWN.matcher(command).matches() ? command : USUAL;
        SandboxDescription sandbox = session.description();
        return VERSIONS.computeIfAbsent(sandbox.kind() + " " + sandbox.image() + " " + compiler, any -> asked(session, compiler));
    }

    private static String asked(Session session, String compiler) {
        String answer = PlainOutput.of(session.run(new RunRequest(List.of(compiler, "--version"), Environment.of(session), Stdin.NONE, false, true,
                TestRun.limits(Limits.BUILD), Limits.BUILD.grace(), -1, List.of())));
        return answer.lines().findFirst().orElse(compiler);
    }
}
