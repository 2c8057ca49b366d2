package io.github.proclab.check;

import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file that a run made: who wrote to it is known, who wrote which line is not. */
record FileSink(String key, String name, WrittenOutput output, Trace trace) implements Sink {

    @Override
    public String inWords() {
        return name;
    }

    @Override
    public String inWordsWhereEmpty() {
        return name + " is empty";
    }

    @Override
    public void origin(Story story) {
        Map<Integer, Event.Wrote> first = new LinkedHashMap<>();
        Map<Integer, Long> bytes = new LinkedHashMap<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Wrote wrote && wrote.result() > 0 && is(wrote.object())) {
                first.putIfAbsent(wrote.process(), wrote);
                bytes.merge(wrote.process(), wrote.result(), Long::sum);
            }
            if (event instanceof Event.OpenFailed failed && isIt(failed.path())) {
                story.tell(failed, Words.name(trace, failed.process()) + " could not open " + name + ": " + Errno.message(failed.errno()));
            }
        }
        List<Integer> writers = List.copyOf(first.keySet());
        writers.stream().limit(Story.MOST_ALIKE).forEach(process -> story.tell(first.get(process),
                Words.withPid(trace.process(process)) + " wrote " + Words.count(Math.toIntExact(bytes.get(process)), "byte") + " to " + name));
        if (writers.isEmpty()) {
            trace.events().stream().filter(event -> event instanceof Event.Opened opened && is(opened.object())).findFirst()
                    .ifPresent(opened -> story.tell(opened, Words.name(trace, opened.process()) + " opened " + name + ", and nobody wrote to it"));
        }
    }

    @Override
    public boolean is(KernelObject object) {
        return object.kind() == KernelObject.Kind.FILE && isIt(object.name());
    }

    private boolean isIt(String path) {
        return path.equals(name) || path.endsWith("/" + name);
    }
}
