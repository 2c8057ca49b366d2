package io.github.proclab.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the benchmark in a JVM of its own, started as grade.sh starts one. */
public final class OtherJvm {

    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private OtherJvm() { }

    /** @return the lines that it prints */
    public static List<String> run(Class<?> program, List<String> flags, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        words.addAll(FLAGS);
        words.addAll(flags);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        words.addAll(arguments);
        return HostCommand.of(words).mustRun().lines().toList();
    }
}
