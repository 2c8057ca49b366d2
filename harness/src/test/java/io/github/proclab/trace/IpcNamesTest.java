package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.IpcKind;
import org.junit.jupiter.api.Test;

/** Names of System V objects that a message can tell apart. */
class IpcNamesTest {

    @Test
    void an_object_goes_by_its_key() {
        assertThat(names(TraceScript.run().main("./a").makes(1, IpcKind.SYSV_SHM, "key 0x0000002a", 7)).of(IpcKind.SYSV_SHM, "7")).contains("key 0x0000002a");
    }

    @Test
    void several_without_a_key_are_numbered_as_they_were_made() {
        IpcNames names = names(TraceScript.run().main("./a").makes(1, IpcKind.SYSV_QUEUE, "private", 98).makes(1, IpcKind.SYSV_SHM, "private", 5)
                .makes(1, IpcKind.SYSV_QUEUE, "private", -28).makes(1, IpcKind.SYSV_QUEUE, "private", 40));

        assertThat(names.of(IpcKind.SYSV_QUEUE, "98")).contains("private:1");
        assertThat(names.of(IpcKind.SYSV_QUEUE, "40")).contains("private:2");
        assertThat(names.of(IpcKind.SYSV_SHM, "5")).contains("private");
    }

    @Test
    void one_that_the_run_did_not_make_has_no_name() {
        assertThat(names(TraceScript.run().main("./a")).of(IpcKind.SYSV_SEM, "0")).isEmpty();
    }

    private static IpcNames names(TraceScript script) {
        return new IpcNames(script.exits(1, 0).ends().trace());
    }
}
