package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;

/** Who wrote a line, and where. */
final class OutputStory {

    private final Trace trace;
    private final Story story;

    OutputStory(Trace trace, Story story) {
        this.trace = trace;
        this.story = story;
    }

    /** "child 2 (pid 9) wrote line 3: "hello"". A line that several writes made is told in pieces. */
    OutputStory line(WrittenOutput.Line line) {
        List<Event> writes = line.pieces().stream().map(WrittenOutput.Piece::write).distinct().toList();
        boolean oneAuthor = writes.stream().map(Event::process).distinct().count() == 1;
        if (oneAuthor) {
            story.tell(writes.get(0), author(writes.get(0)) + " wrote line " + line.number() + ": " + Quote.of(line.text()));
        } else {
            writes.forEach(write -> story.tell(write, author(write) + " wrote a piece of line " + line.number()));
        }
        return this;
    }

    /** "main", "child 1 and child 2": who wrote it. */
    List<String> authors(WrittenOutput.Line line) {
        return line.pieces().stream().map(piece -> piece.write().process()).distinct().map(id -> Words.name(trace, id)).toList();
    }

    private String author(Event write) {
        return write.process() == 0 ? "somebody" : Words.withPid(trace.process(write.process()));
    }
}
