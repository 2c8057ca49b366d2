package io.github.proclab.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composite action, run as a runner runs it: its steps in order, each script under bash, what they say in the files for outputs and
 * summary. Of the actions that it uses, the cache's two are played; of the language of expressions, there is what action.yml needs.
 */
final class CompositeAction {

    static final String REPOSITORY = "proclab/proclab";

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}");
    private static final Pattern COMPARISON = Pattern.compile("(\\S+) (==|!=) '([^']*)'");

    private final Path home;
    private final JsonNode action;
    private final Path scratch;
    private final Map<String, Map<String, String>> outputs = new HashMap<>();
    private final StringBuilder log = new StringBuilder();
    private final Cache cache;

    /** Paths that were kept, by their key. */
    interface Cache {
        boolean restore(String key, List<Path> paths);

        void save(String key, List<Path> paths);
    }

    /** @param outputs of the action, as it declares them */
    record Outcome(int status, Map<String, String> outputs, String log, String summary) { }

    /** @param scratch an empty folder, the runner's own */
    CompositeAction(Path home, Path scratch, Cache cache) {
        this.home = home;
        this.scratch = scratch;
        this.cache = cache;
        this.action = yaml(home.resolve("action.yml"));
    }

    static JsonNode yaml(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(Path workspace, Map<String, String> given, Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> inputs = new TreeMap<>(given);
        action.get("inputs").properties().forEach(input -> inputs.putIfAbsent(input.getKey(), input.getValue().path("default").asText()));
        Path summary = Files.createFile(scratch.resolve("summary"));
        Map<String, String> usual = new HashMap<>(environment);
        usual.putAll(Map.of("GITHUB_WORKSPACE", workspace.toString(), "GITHUB_STEP_SUMMARY", summary.toString(), "RUNNER_TEMP", scratch.toString(),
                "GITHUB_ACTIONS", "true", "CI", "true", "RUNNER_OS", "Linux", "RUNNER_ARCH", "X64"));
        int status = 0;
        for (JsonNode step : action.get("runs").get("steps")) {
            if (status == 0 && holds(step.path("if").asText(""), inputs)) {
                status = step.has("run") ? script(step, inputs, workspace, usual) : used(step, inputs);
            }
        }
        Map<String, String> told = new TreeMap<>();
        action.get("outputs").properties().forEach(output -> told.put(output.getKey(), filled(output.getValue().get("value").asText(), inputs)));
        return new Outcome(status, told, log.toString(), Files.readString(summary));
    }

    private int script(JsonNode step, Map<String, String> inputs, Path workspace, Map<String, String> usual) throws IOException, InterruptedException {
        Path script = Files.writeString(scratch.resolve("script.sh"), filled(step.get("run").asText(), inputs) + "\n");
        Path output = Files.writeString(scratch.resolve("output"), "");
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                .directory(workspace.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PROCLAB_") || name.startsWith("TESTCONTAINERS_"));
        builder.environment().putAll(usual);
        builder.environment().put("GITHUB_OUTPUT", output.toString());
        step.path("env").properties().forEach(variable -> builder.environment().put(variable.getKey(), filled(variable.getValue().asText(), inputs)));
        Process process = builder.start();
        process.getOutputStream().close();
        log.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        int status = process.waitFor();
        outputs.put(step.get("id").asText(), outputs(Files.readString(output)));
        return status;
    }

    private int used(JsonNode step, Map<String, String> inputs) {
        String key = filled(step.get("with").get("key").asText(), inputs);
        List<Path> paths = filled(step.get("with").get("path").asText(), inputs).lines().map(Path::of).toList();
        String uses = step.get("uses").asText();
        if (uses.startsWith("actions/cache/restore@")) {
            outputs.put(step.get("id").asText(), Map.of("cache-hit", cache.restore(key, paths) ? "true" : ""));
        } else if (uses.startsWith("actions/cache/save@")) {
            cache.save(key, paths);
        } else {
            throw new IllegalArgumentException("a runner would fetch " + uses);
        }
        return 0;
    }

    private boolean holds(String condition, Map<String, String> inputs) {
        for (String part : condition.isEmpty() ? new String[0] : condition.split(" && ")) {
            Matcher comparison = COMPARISON.matcher(part);
            if (!comparison.matches()) {
                throw new IllegalArgumentException("a condition that is not understood: " + part);
            }
            boolean same = value(comparison.group(1), inputs).equals(comparison.group(3));
            if (same != comparison.group(2).equals("==")) {
                return false;
            }
        }
        return true;
    }

    private String filled(String text, Map<String, String> inputs) {
        return EXPRESSION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), inputs)));
    }

    /** As on a runner, what a step did not say is empty; what is not there at all is a mistake of the action's. */
    private String value(String name, Map<String, String> inputs) {
        String[] parts = name.split("\\.");
        if (name.equals("github.action_path")) {
            return home.toString();
        }
        if (name.equals("github.action_repository")) {
            return REPOSITORY;
        }
        if (parts.length == 2 && parts[0].equals("inputs") && inputs.containsKey(parts[1])) {
            return inputs.get(parts[1]);
        }
        List<String> steps = new ArrayList<>();
        action.get("runs").get("steps").forEach(step -> steps.add(step.path("id").asText("")));
        if (parts.length == 4 && parts[0].equals("steps") && steps.contains(parts[1]) && parts[2].equals("outputs")) {
            return outputs.getOrDefault(parts[1], Map.of()).getOrDefault(parts[3], "");
        }
        throw new IllegalArgumentException("an expression that is not understood: " + name);
    }

    /** NAME=VALUE, or NAME<<END with lines up to END. */
    private static Map<String, String> outputs(String file) {
        Map<String, String> outputs = new HashMap<>();
        List<String> lines = file.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String[] block = lines.get(index).split("<<", 2);
            if (block.length == 2) {
                int end = index + 1 + lines.subList(index + 1, lines.size()).indexOf(block[1]);
                outputs.put(block[0], String.join("\n", lines.subList(index + 1, end)));
                index = end;
            } else {
                String[] pair = lines.get(index).split("=", 2);
                outputs.put(pair[0], pair[1]);
            }
        }
        return outputs;
    }
}
