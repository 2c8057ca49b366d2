package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.MemoryRun.About;
import io.github.proclab.trace.MemoryRun.Caller;
import io.github.proclab.trace.MemoryRun.Kind;
import io.github.proclab.trace.MemoryRun.Lost;
import io.github.proclab.trace.MemoryRun.Misuse;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FurtherEvidenceJsonTest {

    private static final Trace NATURAL = TraceScript.run().main("./list").exits(1, 0).ends().trace();

    @Test
    void what_was_found_out_beside_the_run_is_read_again_as_it_was_written() {
        Caller caller = new Caller("make", Optional.of(new SourceLine("list.c", 12)));
        TestEvidence evidence = TestEvidence.of(NATURAL)
                .with(MemoryRun.of(List.of(new MemoryRun.Process("child 1 of main", 8, List.of(new Lost(40, 1, "malloc", List.of(caller))),
                        List.of(new Misuse(Kind.INVALID_READ, "Invalid read of size 4", "", List.of(new Caller("main", Optional.empty())),
                                List.of(new About("Address is 0 bytes inside a block of size 40 free'd", List.of(caller))), 2))))))
                .with(new LinkedFunctions(List.of(new LinkedFunctions.Program("/work/shell", Optional.empty(),
                        List.of(new LinkedFunctions.Function("system", List.of(new SourceLine("shell.c", 7))))))));

        assertThat(FurtherEvidenceJson.read(FurtherEvidenceJson.write(evidence).orElseThrow(), NATURAL)).isEqualTo(evidence);
    }

    @Test
    void why_nothing_could_be_found_out_is_kept_too() {
        TestEvidence evidence = TestEvidence.of(NATURAL).with(MemoryRun.undecided("there is no Valgrind"));

        assertThat(FurtherEvidenceJson.read(FurtherEvidenceJson.write(evidence).orElseThrow(), NATURAL)).isEqualTo(evidence);
    }

    @Test
    void of_a_test_that_asks_for_nothing_else_nothing_is_kept() {
        assertThat(FurtherEvidenceJson.write(TestEvidence.of(NATURAL))).isEmpty();
    }

    @Test
    void what_is_of_another_version_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FurtherEvidenceJson.read("{\"schema\":\"proclab/recording/v1\"}", NATURAL))
                .withMessageContaining("proclab/further-evidence/v1");
        assertThatIllegalArgumentException().isThrownBy(() -> FurtherEvidenceJson.read("{\n\"schema\":", NATURAL)).withMessageContaining("line 2");
    }
}
