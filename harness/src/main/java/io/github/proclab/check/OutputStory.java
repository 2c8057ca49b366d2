package io.github.proclab.check;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.ArrayList;
import java.util.List;

/** Who wrote a line, and where. */
final class OutputStory {

    private static final int MOST_PARTS = 8;

    private final Trace trace;
    private final Story story;

    OutputStory(Trace trace, Story story) {
        this.trace = trace;
        this.story = story;
    }

    /** "child 2 (pid 9) wrote line 3: "hello"". A line that several processes made is told in pieces. */
    OutputStory line(WrittenOutput output, WrittenOutput.Line line) {
        List<WrittenOutput.Part> parts = byAuthor(output.parts(line));
        if (parts.size() == 1) {
            Event write = parts.get(0).write();
            String text = "line " + line.number() + ": " + Quote.of(line.text());
            story.tell(write, write instanceof Event.Collection file ? file.name() + ", " + text : author(write) + " wrote " + text);
        } else {
            parts.stream().limit(MOST_PARTS).forEach(part -> story.tell(part.write(),
                    author(part.write()) + " wrote " + Quote.of(part.bytes().text()) + " of line " + line.number()));
            if (parts.size() > MOST_PARTS) {
                story.tell(parts.get(MOST_PARTS).write(), "… and so on, " + parts.size() + " pieces in all");
            }
        }
        return this;
    }

    /** What one process wrote in several calls, one after the other, is one part of a line, told with the first of these. */
    private static List<WrittenOutput.Part> byAuthor(List<WrittenOutput.Part> parts) {
        List<WrittenOutput.Part> joined = new ArrayList<>();
        for (WrittenOutput.Part part : parts) {
            WrittenOutput.Part last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.write().process() == part.write().process()) {
                joined.set(joined.size() - 1, new WrittenOutput.Part(last.write(), Bytes.of(last.bytes().text() + part.bytes().text())));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    /** "main", "child 1 and child 2": who wrote it. */
    List<String> authors(WrittenOutput.Line line) {
        return line.pieces().stream().map(piece -> piece.write().process()).distinct().map(id -> id == 0 ? "somebody" : Words.name(trace, id)).toList();
    }

    private String author(Event write) {
        return write.process() == 0 ? "somebody" : Words.withPid(trace.process(write.process()));
    }
}
