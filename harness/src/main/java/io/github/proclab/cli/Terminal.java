package io.github.proclab.cli;

import io.github.proclab.report.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** What is known of the terminal that the streams may go to. */
final class Terminal {

    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Terminal() { }

    /** Whether what this process writes to the descriptor is seen on a terminal. {@code System.console()} wants stdin to be one, too. */
    static boolean shows(int fd) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    /** @param wished that colour was not declined on the command line */
    static Look look(boolean shown, boolean wished, Map<String, String> environment) {
        boolean declined = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Look(shown ? width(environment) : USUAL_WIDTH, shown && wished && !declined);
    }

    private static int width(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", "")).orElseGet(() -> askedWidth().orElse(USUAL_WIDTH));
        return Math.max(NARROWEST, columns);
    }

    private static OptionalInt askedWidth() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            DefaultExecutor executor = DefaultExecutor.builder().get();
            executor.setWatchdog(ExecuteWatchdog.builder().setTimeout(PATIENCE).get());
            executor.setStreamHandler(new PumpStreamHandler(answer, new ByteArrayOutputStream()));
            executor.execute(CommandLine.parse("stty -F /dev/tty size"));
            return number(answer.toString().trim().replaceFirst("^\\d+ ", ""));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-9]\\d{0,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
