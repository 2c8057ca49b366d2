package io.github.proclab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source of a record says of its components. */
record Documentation(Map<String, String> components) {

    private static final Path SOURCES = Path.of(System.getProperty("user.dir"), "harness/src/main/java");
    private static final Pattern PARAM = Pattern.compile("\\* @param (\\w+)\\s+((?:(?!\\* @|\\*/).)+)", Pattern.DOTALL);

    static Documentation of(Class<?> record) {
        Class<?> file = record;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        String source = read(SOURCES.resolve(file.getName().replace('.', '/') + ".java"));
        Matcher declaration = Pattern.compile("\\brecord " + record.getSimpleName() + "\\(").matcher(source);
        if (!declaration.find()) {
            throw new IllegalStateException("no record " + record);
        }
        String before = source.substring(0, declaration.start());
        int comment = before.lastIndexOf("/**");
        int between = comment < 0 ? -1 : before.indexOf("*/", comment);
        // Nothing but annotations and modifiers may stand between the two.
        if (between < 0 || !before.substring(between + 2).matches("(?s)[\\s\\w@().,\\n]*")  || before.substring(between).contains("record ")) {
            return new Documentation(Map.of());
        }
        Map<String, String> components = new LinkedHashMap<>();
        for (Matcher param = PARAM.matcher(before.substring(comment, between + 2)); param.find(); ) {
            components.put(param.group(1), param.group(2).replaceAll("\\s*\\*\\s+", " ").replaceAll("\\{@code ([^}]*)}", "$1").strip());
        }
        return new Documentation(components);
    }

    Optional<String> of(String component) {
        return Optional.ofNullable(components.get(component));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
