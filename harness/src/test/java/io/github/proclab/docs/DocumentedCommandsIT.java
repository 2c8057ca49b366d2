package io.github.proclab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that a page shows works as shown, one after the other, and prints what the page says. The pages are read side by side. */
@Execution(ExecutionMode.CONCURRENT)
class DocumentedCommandsIT {

    /** How a command begins that is not run here, and who runs it instead. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "./grade.sh bench", "BenchIT runs a part of it",
            "mvn verify", "this test is part of it, and the release workflow proves all labs",
            "docker/release/build.sh", "ReleaseImageIT",
            "docker run", "ReleaseImageIT");

    /** Commands that read files of the reader's folder and write none: what one prints, it prints on every page. */
    private static final List<String> READ_ONLY = List.of("./grade.sh outcomes -- letters.c", "./grade.sh explore -- locks.c");

    private static final Map<String, ReadersFolder.Ran> RAN_BEFORE = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    static Stream<Path> pagesWithCommands() throws IOException {
        return ReadersFolder.pages().filter(page -> !commands(page).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pagesWithCommands")
    void every_command_of_the_page_works(Path page) throws IOException {
        ReadersFolder reader = ReadersFolder.in(folder);
        for (DocumentedCommand shown : commands(page)) {
            if (RUN_ELSEWHERE.keySet().stream().noneMatch(shown.command()::startsWith)) {
                works(page, shown, ran(reader, shown.command()));
            }
        }
    }

    private static ReadersFolder.Ran ran(ReadersFolder reader, String command) {
        String bare = command.replaceFirst("\\s+#.*", "");
        return READ_ONLY.contains(bare) ? RAN_BEFORE.computeIfAbsent(bare, reader::run) : reader.run(command);
    }

    private static void works(Path page, DocumentedCommand shown, ReadersFolder.Ran ran) {
        String where = page.getFileName() + ":" + shown.line() + ": " + shown.command() + "\n" + ran.output();
        // make says 2 where a check says 1.
        assertThat(ran.status()).as(where).isIn(shown.command().startsWith("make ") ? List.of(0, 2) : List.of(0, 1));
        if (!shown.parts().isEmpty()) {
            assertThat(withoutPids(withoutProgress(ran.output()))).as(where).containsSubsequence(shown.parts().stream().map(DocumentedCommandsIT::withoutPids).toList());
        }
    }

    /** What takes long says now and then how far it has come; a slow machine takes long. */
    private static String withoutProgress(String text) {
        return text.replaceAll("(?m)^proclab: \\d+ of \\d+ graded, .*\\R", "");
    }

    /** Which pids there are is the sandbox's affair. */
    private static String withoutPids(String text) {
        return text.replaceAll("\\b(pid|is|parent|and) \\d+", "$1 N");
    }

    private static List<DocumentedCommand> commands(Path page) {
        try {
            return DocumentedCommand.of(Files.readAllLines(page));
        } catch (IOException cannotRead) {
            throw new java.io.UncheckedIOException(cannotRead);
        }
    }
}
