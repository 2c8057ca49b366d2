package io.github.proclab.bench;

import io.github.proclab.bench.measure.HostCommand;
import io.github.proclab.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a part measures on.
 *
 * @param home      the folder of grade.sh
 * @param scratch   a folder of the part's own
 * @param processor the one that is used where one alone is to be
 * @param sandboxes those of this machine that were asked for, by kind
 * @param progress  hears what is being done
 */
public record Ground(Path home, Path scratch, Scale scale, int processor, Map<String, Sandbox> sandboxes, Consumer<String> progress) {

    public Path program(String name) {
        return home.resolve("harness/src/bench/programs").resolve(name + ".c");
    }

    /** The first command in a sandbox makes what later ones start faster by. */
    public void warmUp(String kind) throws IOException, InterruptedException {
        Path fan = home.resolve("test-specs/fan");
        HostCommand.of(gradeSh("check", fan.toString(), fan.resolve("solution/loop").toString(), "--test", "no children at all", "--sandbox", kind)).mustRun();
    }

    public List<String> gradeSh(String... arguments) {
        List<String> words = new ArrayList<>(List.of(home.resolve("grade.sh").toString()));
        words.addAll(List.of(arguments));
        return words;
    }
}
