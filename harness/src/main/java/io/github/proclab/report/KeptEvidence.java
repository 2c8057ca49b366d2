package io.github.proclab.report;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The evidence of one submission, kept beside its report: {@code traces/N.json.gz} for the Nth test of the lab, where its
 * schedules were tried {@code traces/N.schedules.json.gz}, and {@code traces/source.json.gz} with the text of the source, all compressed. A usual run takes a few KB. One that takes more than
 * {@value #MOST} bytes is not kept; what stands in its place says so.
 */
public final class KeptEvidence {

    /** Of one test, compressed. */
    public static final int MOST = 1 << 20;

    private static final int MOST_UNPACKED = 256 << 20;
    private static final int BUFFER = 1 << 16;
    private static final String TRACES = "traces";
    private static final String SUFFIX = ".json.gz";
    private static final String SOURCE = TRACES + "/source" + SUFFIX;
    private static final Pattern NUMBERED = Pattern.compile(TRACES + "/[1-9][0-9]{0,5}" + Pattern.quote(SUFFIX));
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() { };

    private final Path folder;
    private final int most;

    /** @param folder of the submission's report */
    public KeptEvidence(Path folder) {
        this(folder, MOST);
    }

    KeptEvidence(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /** Of the Nth test, from 1, relative to the report: "traces/1.json.gz". */
    public static String name(int test) {
        return TRACES + "/" + test + SUFFIX;
    }

    void copyTo(Path other) throws IOException {
        if (Files.isDirectory(folder.resolve(TRACES))) {
            Files.createDirectories(other.resolve(TRACES));
            try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder.resolve(TRACES), "*" + SUFFIX)) {
                for (Path file : kept) {
                    Files.copy(file, other.resolve(TRACES).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    void remove() throws IOException {
        if (Files.isDirectory(folder.resolve(TRACES))) {
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder.resolve(TRACES), "*{" + SUFFIX + ",.json}")) {
                for (Path trace : old) {
                    Files.delete(trace);
                }
            }
        }
    }

    /** As {@link TestReport#trace()} of its report says. */
    void write(KeptTest kept) throws IOException {
        Path file = folder.resolve(kept.report().trace().orElseThrow());
        Files.createDirectories(file.getParent());
        write(kept.runs(), ofRuns(kept.report().trace().orElseThrow()));
        try {
            write(kept, file);
        } catch (TooMuch e) {
            write(kept.without(String.format(Locale.ROOT, "the run's %,d events take more than %,d KiB even when compressed",
                    kept.recording().orElseThrow().events().size(), most >> 10)), file);
        }
    }

    /** What is too much leaves nothing: nobody could judge by a part of the schedules. */
    private void write(KeptRuns runs, Path file) throws IOException {
        if (!runs.areThere()) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(file); OutputStream json = new GZIPOutputStream(new Bounded(out, most))) {
            KeptRunsJson.write(runs, json);
        } catch (TooMuch e) {
            Files.delete(file);
        }
    }

    private Path ofRuns(String name) {
        return folder.resolve(name.substring(0, name.length() - SUFFIX.length()) + ".schedules" + SUFFIX);
    }

    /**
     * Of the test of which the evidence has this name; none where they were not kept.
     *
     * @throws IllegalArgumentException where they are of another version, or damaged
     */
    public KeptRuns runs(String name) throws IOException {
        Path file = ofRuns(name);
        if (!hasRuns(name)) {
            return KeptRuns.NONE;
        }
        try (InputStream json = unpacked(file)) {
            return KeptRunsJson.read(json);
        }
    }

    /** Whether there are any for {@link #runs}. */
    public boolean hasRuns(String name) {
        return NUMBERED.matcher(name).matches() && Files.isRegularFile(ofRuns(name));
    }

    private void write(KeptTest kept, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
             OutputStream json = new GZIPOutputStream(kept.recording().isPresent() ? new Bounded(out, most) : out)) {
            KeptTestJson.write(kept, json);
        }
    }

    /** @param texts of the source files, by name */
    void write(Map<String, String> texts) throws IOException {
        Path file = folder.resolve(SOURCE);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            try (OutputStream json = new GZIPOutputStream(Files.newOutputStream(file))) {
                json.write(ReportJson.json(texts));
            }
        }
    }

    /**
     * Empty where nothing of that name was kept.
     *
     * @param name as the report has it: "traces/1.json.gz"
     * @throws IllegalArgumentException where it is of another version, or damaged
     */
    public Optional<KeptTest> read(String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.resolve(TRACES).normalize()) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream json = unpacked(file)) {
            return Optional.of(KeptTestJson.read(json));
        }
    }

    /** Names of what was kept of tests, in the order of the tests of the lab then. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder.resolve(TRACES))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(TRACES))) {
            return files.map(file -> TRACES + "/" + file.getFileName()).filter(name -> NUMBERED.matcher(name).matches())
                    .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())).toList();
        }
    }

    /** Text of the source files, by name; none where it was not kept. */
    public Map<String, String> source() throws IOException {
        if (!Files.isRegularFile(folder.resolve(SOURCE))) {
            return Map.of();
        }
        try (InputStream json = unpacked(folder.resolve(SOURCE))) {
            return ReportJson.READER.forType(TEXTS).readValue(json);
        }
    }

    /** What others may have made: never more than could have been kept. */
    private static InputStream unpacked(Path file) throws IOException {
        InputStream packed = Files.newInputStream(file);
        try {
            return new BoundedInput(new GZIPInputStream(packed, BUFFER), MOST_UNPACKED);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private static final class TooMuch extends IOException { }

    private static final class Bounded extends FilterOutputStream {

        private long left;

        Bounded(OutputStream out, long most) {
            super(out);
            this.left = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new TooMuch();
            }
            out.write(bytes, offset, length);
        }
    }
}
