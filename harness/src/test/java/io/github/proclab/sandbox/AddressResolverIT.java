package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.Optional;

class AddressResolverIT {

    private static final String SOURCE = """
            #include <stdlib.h>
            #include <sys/wait.h>
            #include <unistd.h>

            static pid_t start(void)
            {
                return fork();
            }

            int main(void)
            {
                if (start() == 0)
                    _exit(3);
                wait(NULL);
                exit(0);
            }
            """;

    @EachSandbox
    void events_are_found_in_the_student_s_source(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "lines", SOURCE);
            AddressResolver lines = new AddressResolver(session);
            Recording recording = session.run(Runs.traced("./lines"));
            lines.learn(recording);
            Trace trace = Trace.of(recording, lines);
            assertThat(place(trace, Event.Created.class, 1)).contains(new SourceLine("lines.c", 7));
            assertThat(place(trace, Event.Ended.class, 2)).contains(new SourceLine("lines.c", 13));
            assertThat(place(trace, Event.Waited.class, 1)).contains(new SourceLine("lines.c", 14));
            assertThat(place(trace, Event.Ended.class, 1)).contains(new SourceLine("lines.c", 15));
        }
    }

    private static Optional<SourceLine> place(Trace trace, Class<? extends Event> kind, int process) {
        return trace.events().stream().filter(event -> kind.isInstance(event) && event.process() == process).findFirst().flatMap(trace::at);
    }
}
