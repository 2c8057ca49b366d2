package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the reports of sanitizers on stderr. Their form is that of compiler-rt's (sanitizer_common/sanitizer_symbolizer_report.cpp,
 * asan/asan_errors.cpp, tsan/rtl/tsan_report.cpp, ubsan/ubsan_diag.cpp), from which gcc's are taken. Whatever else stands there is
 * somebody's output: only lines that have this form count, and only places in files that were handed in.
 */
public final class SanitizerReports {

    private static final int LONGEST_LINE = 2000;
    private static final int MOST = 100;

    /** "==17==ERROR: AddressSanitizer: heap-use-after-free on address 0x… at pc …"; "WARNING: ThreadSanitizer: data race (pid=17)". */
    private static final Pattern HEADER = Pattern.compile("(?:==\\d+==)?(?:ERROR|WARNING): (\\w+Sanitizer): (.+)");
    private static final Pattern KIND_ENDS = Pattern.compile(" on (?:address|unknown)| on 0x| in thread| \\(pid=| \\(0x| \\(thread|: 0x");
    private static final Pattern ACCESS = Pattern.compile("\\s*((?:READ|WRITE|Read|Write|Atomic read|Atomic write) of size \\d+)\\b.*");
    /** "    #0 0x5581 in main /work/over.c:11", "    #0 add /work/race.c:4 (race+0x11e9)". */
    private static final Pattern FRAME = Pattern.compile("\\s+#\\d+ .*?([^\\s:]+):(\\d+)(?::\\d+)?(?: \\([^()]*\\))?");
    /** "==17==WARNING: AddressSanitizer failed to allocate 0xfffffffffffffff6 bytes". */
    private static final Pattern NOT_GIVEN = Pattern.compile("==\\d+==WARNING: (\\w+Sanitizer) (failed to allocate 0x[0-9a-f]+ bytes)");
    /** "ub.c:5:7: runtime error: signed integer overflow: …". */
    private static final Pattern UNDEFINED = Pattern.compile("([^\\s:]+):(\\d+):\\d+: runtime error: (.+)");
    private static final Pattern LAST = Pattern.compile("==\\d+==ABORTING|SUMMARY: ThreadSanitizer: .*");
    /** Around a report. */
    private static final Pattern RULE = Pattern.compile("={10,100}");
    private static final Pattern BEHIND = Pattern.compile("ThreadSanitizer: reported \\d+ warnings");
    private static final Pattern ALLOCATED = Pattern.compile("(?:previously )?allocated by .*|.*heap block of size .* allocated by .*");
    private static final Pattern FREED = Pattern.compile("freed by .*");
    private static final Pattern OTHER = Pattern.compile("\\s*Previous (?:read|write|atomic read|atomic write) of size .*");

    private final Trace trace;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Integer, Draft> open = new HashMap<>();
    private final Map<Integer, Draft> latest = new HashMap<>();
    private final Map<Integer, Integer> rules = new HashMap<>();

    private SanitizerReports(Trace trace) {
        this.trace = trace;
    }

    /** In the order in which they begin; at most 100. */
    public static List<SanitizerReport> in(Trace trace) {
        SanitizerReports reports = new SanitizerReports(trace);
        trace.stderr().lines().forEach(reports::read);
        return reports.drafts.stream().map(Draft::report).toList();
    }

    /** Stacks that a report tells, by what was done there. */
    private enum Stack { ERROR, ALLOCATED, FREED, OTHER, ELSE }

    private static final class Draft {
        private final int process;
        private final Event write;
        private final String sanitizer;
        private final String kind;
        private final int first;
        private final Map<Stack, SourceLine> places = new HashMap<>();
        private Optional<String> access = Optional.empty();
        private Stack stack = Stack.ERROR;
        private int last;

        Draft(WrittenOutput.Line line, int first, String sanitizer, String kind) {
            this.write = line.pieces().get(0).write();
            this.process = write.process();
            this.sanitizer = sanitizer;
            this.kind = kind;
            this.first = first;
            this.last = line.number();
        }

        SanitizerReport report() {
            return new SanitizerReport(process, write, sanitizer, kind, access, place(Stack.ERROR), place(Stack.ALLOCATED), place(Stack.FREED),
                    place(Stack.OTHER), first, last);
        }

        private Optional<SourceLine> place(Stack of) {
            return Optional.ofNullable(places.get(of));
        }
    }

    private void read(WrittenOutput.Line line) {
        int author = line.pieces().get(0).write().process();
        String text = line.text();
        if (author == 0 || text.length() > LONGEST_LINE || drafts.size() >= MOST) {
            return;
        }
        Matcher header = HEADER.matcher(text);
        Matcher given = NOT_GIVEN.matcher(text);
        Matcher undefined = UNDEFINED.matcher(text);
        if (header.matches()) {
            begin(line, header.group(1), kind(header.group(2)));
        } else if (given.matches()) {
            begin(line, given.group(1), given.group(2));
        } else if (undefined.matches()) {
            begin(line, "UndefinedBehaviorSanitizer", undefined.group(3));
            place(undefined.group(1), undefined.group(2)).ifPresent(place -> open.get(author).places.put(Stack.ERROR, place));
            open.remove(author);
        } else if (open.containsKey(author)) {
            goOn(open.get(author), line);
        } else if (RULE.matcher(text).matches()) {
            rules.put(author, line.number());
            stretch(author, line);
        } else if (BEHIND.matcher(text).matches()) {
            stretch(author, line);
        }
    }

    private void begin(WrittenOutput.Line line, String sanitizer, String kind) {
        int author = line.pieces().get(0).write().process();
        boolean ruled = rules.getOrDefault(author, 0) == line.number() - 1;
        Draft draft = new Draft(line, ruled ? line.number() - 1 : line.number(), sanitizer, kind);
        drafts.add(draft);
        open.put(author, draft);
        latest.put(author, draft);
    }

    /** To a line right behind it. */
    private void stretch(int author, WrittenOutput.Line line) {
        Draft draft = latest.get(author);
        if (draft != null && draft.last == line.number() - 1) {
            draft.last = line.number();
        }
    }

    private static String kind(String rest) {
        Matcher end = KIND_ENDS.matcher(rest);
        return (end.find() ? rest.substring(0, end.start()) : rest).replaceFirst("^attempting (?=double-free)", "");
    }

    private void goOn(Draft draft, WrittenOutput.Line line) {
        String text = line.text();
        draft.last = line.number();
        Matcher access = ACCESS.matcher(text);
        Matcher frame = FRAME.matcher(text);
        if (LAST.matcher(text).matches()) {
            open.remove(draft.process);
        } else if (frame.matches()) {
            place(frame.group(1), frame.group(2)).ifPresent(place -> draft.places.putIfAbsent(draft.stack, place));
        } else if (access.matches() && draft.access.isEmpty()) {
            draft.access = Optional.of(access.group(1));
        } else if (ALLOCATED.matcher(text).matches()) {
            draft.stack = Stack.ALLOCATED;
        } else if (FREED.matcher(text).matches()) {
            draft.stack = Stack.FREED;
        } else if (OTHER.matcher(text).matches()) {
            draft.stack = Stack.OTHER;
        } else if (text.isBlank()) {
            draft.stack = Stack.ELSE;
        }
    }

    /** In a file that was handed in, by the longest end of its path that is the name of one. */
    private Optional<SourceLine> place(String path, String number) {
        if (number.length() > 7) {
            return Optional.empty();
        }
        int line = Integer.parseInt(number);
        for (String name = path; !name.isEmpty(); name = name.substring(name.indexOf('/') + 1)) {
            if (line >= 1 && line <= trace.source(name).size()) {
                return Optional.of(new SourceLine(name, line));
            }
            if (name.indexOf('/') < 0) {
                break;
            }
        }
        return Optional.empty();
    }
}
