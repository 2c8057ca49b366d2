package io.github.proclab.check;

import io.github.proclab.check.pattern.Authors;
import io.github.proclab.check.pattern.Wanted;
import io.github.proclab.check.pattern.WantedLine;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.lab.Writer;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What could have come, as findings say it. */
final class WantedInWords {

    private static final int MOST = 4;

    private final Trace trace;

    WantedInWords(Trace trace) {
        this.trace = trace;
    }

    /** "\"a\"", "one of \"a\", \"b\" by child 1 and 3 more", "any line but \"c\"". */
    String of(List<Wanted> wanted, Optional<String> end) {
        List<String> words = new ArrayList<>(wanted.stream().map(this::of).distinct().toList());
        end.ifPresent(words::add);
        if (words.size() == 1) {
            return words.get(0);
        }
        if (wanted.stream().anyMatch(each -> each instanceof Wanted.AnyBut || each instanceof Wanted.NoMore)) {
            return String.join(", or ", words);
        }
        int told = words.size() <= MOST + 1 ? words.size() : MOST;
        return "one of " + String.join(", ", words.subList(0, told)) + (told < words.size() ? " and " + (words.size() - told) + " more" : "");
    }

    private String of(Wanted wanted) {
        if (wanted instanceof WantedLine line) {
            return line(line);
        }
        if (wanted instanceof Wanted.AnyBut any) {
            return "any line" + any.lines().stream().map(this::line).collect(Collectors.joining(" or ", any.lines().isEmpty() ? "" : " but ", ""))
                    + by(any.by(), Optional.empty());
        }
        if (wanted instanceof Wanted.More more) {
            return line(more.line()) + (more.times() == 1 ? " once more" : " " + more.times() + " more times") + ", here or later";
        }
        if (wanted instanceof Wanted.NoMore no) {
            return "any line but another " + line(no.line());
        }
        return letters((Wanted.Letters) wanted);
    }

    private String letters(Wanted.Letters letters) {
        String wanted = of(letters.wanted(), letters.mayEnd() ? Optional.of("the end of the line") : Optional.empty());
        return letters.matched() == 0 ? "a line that begins with " + wanted : wanted + " as character " + (letters.matched() + 1);
    }

    private String line(WantedLine line) {
        return Quote.of(line.shown()) + by(line.by(), Optional.of(line));
    }

    private String by(Authors authors, Optional<WantedLine> line) {
        if (authors.asked().isEmpty()) {
            return "";
        }
        Optional<String> known = names(authors).stream().flatMap(name -> line.flatMap(wanted -> wanted.bound(name))
                .map(process -> Words.name(trace, process) + ", the process called {" + name + "}").stream()).findFirst();
        return " by " + known.orElseGet(() -> selected(authors) + names(authors).stream().map(name -> ", called {" + name + "}").collect(Collectors.joining()));
    }

    private static List<String> names(Authors authors) {
        return authors.asked().stream().filter(Writer.Named.class::isInstance).map(writer -> ((Writer.Named) writer).name()).toList();
    }

    private static String selected(Authors authors) {
        String selected = authors.asked().stream().filter(Writer.Selected.class::isInstance).map(writer -> process(((Writer.Selected) writer).process()))
                .collect(Collectors.joining(" and "));
        return selected.isEmpty() ? "one process" : selected;
    }

    private static String process(ProcessSelector selector) {
        if (selector instanceof ProcessSelector.Program program) {
            return program.name();
        }
        String words = "main";
        for (int number : ((ProcessSelector.Born) selector).path()) {
            String child = number == ProcessSelector.EVERY ? "any child" : "child " + number;
            words = words.equals("main") ? child : child + " of " + words;
        }
        return words;
    }
}
