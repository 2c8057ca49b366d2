package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;

class SessionIT {

    @EachSandbox
    void a_program_is_compiled_and_run(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "hello", "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 3; }\n");
            Recording recording = session.run(Runs.traced("./hello"));
            assertThat(Runs.output(recording)).isEqualTo("hello\n");
            assertThat(recording.events()).hasAtLeastOneElementOfType(Event.Executed.class);
            assertThat(recording.end().verdict()).isEqualTo(Event.Verdict.ENDED);
        }
    }
}
