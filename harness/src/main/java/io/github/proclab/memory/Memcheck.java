package io.github.proclab.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program is run under memcheck. Children are followed; what they execute is, too, where it lies in the work folder and is not
 * named by an absolute path: a program of the system's costs most of a second, and is nobody's homework. Each process writes a report of
 * its own. A small library, loaded with the program, has a look at the heap at the beginning of each forked process: what it has from its
 * parent is not its own to free.
 *
 * @param mark  of this run alone, so that its files cannot be there beforehand
 * @param place the work folder's path
 */
public record Memcheck(String mark, String place, Origins origins) {

    /** Where a value that was never set comes from; to know it takes 100 MB more for each program that is executed. */
    public enum Origins { TRACKED, NOT_TRACKED }

    /** Bytes; of a larger one no more is read. */
    public static final long LARGEST_REPORT = 1 << 20;

    /** What the library says in a report when it has had its look. */
    static final String MARK = "proclab: so much from its parent";

    private static final String SCRIPT = resource("memcheck.sh");
    private static final String LIBRARY = resource("at-fork.c");

    /** What reports, and the reason for there being none, are called, with a star for the rest. */
    public String reports() {
        return ".memcheck-" + mark + ".*";
    }

    /** @param program and its arguments, as it would be run without */
    public List<String> command(List<String> program) {
        String reports = place + "/.memcheck-" + mark;
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "memcheck", reports, LIBRARY, origins == Origins.TRACKED ? "yes" : "no"));
        command.addAll(program);
        return command;
    }

    private static String resource(String name) {
        try (InputStream in = Memcheck.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
