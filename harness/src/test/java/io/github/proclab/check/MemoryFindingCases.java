package io.github.proclab.check;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings that come of more than the natural run. */
final class MemoryFindingCases {

    private static final Trace NATURAL = TraceScript.run().source("list.c").main("./list").at(9).forks(1, 2).exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();

    private final Map<String, String> texts = new LinkedHashMap<>();

    static Map<String, String> all() {
        MemoryFindingCases cases = new MemoryFindingCases();
        cases.lost();
        cases.misused();
        cases.undecided();
        cases.forbidden();
        return cases.texts;
    }

    static TestEvidence with(MemoryRun run) {
        return TestEvidence.of(NATURAL).with(run);
    }

    static MemoryRun.Process process(String name, List<Lost> lost, Misuse... misuses) {
        return new MemoryRun.Process(name, 8, lost, List.of(misuses));
    }

    static Caller at(String function, int line) {
        return new Caller(function, Optional.of(new SourceLine("list.c", line)));
    }

    static Lost lost(long bytes, long blocks, Caller... callers) {
        return new Lost(bytes, blocks, "malloc", List.of(callers));
    }

    static Misuse misuse(Kind kind, String said, String through, int line, About... about) {
        return new Misuse(kind, said, through, List.of(at("main", line)), List.of(about), 1);
    }

    private void add(String title, MemoryRun run) {
        add(title, "memory: clean", run);
    }

    private void add(String title, String expect, MemoryRun run) {
        texts.put(title, Judged.text(Judged.by(expect, with(run))));
    }

    private void lost() {
        add("memory in order", MemoryRun.of(List.of()));
        add("a block lost", MemoryRun.of(List.of(process("main", List.of(lost(40, 1, at("main", 12)))))));
        add("blocks lost by several processes", MemoryRun.of(List.of(
                process("child 1 of main", List.of(lost(40, 1, at("xmalloc", 5), at("make", 12), at("main", 20)))),
                process("child 2 of main", List.of(lost(40, 1, at("xmalloc", 5), at("make", 12), at("main", 20)), lost(1, 1, at("main", 22)))))));
        add("blocks lost that may be, and others", "memory: [make]", MemoryRun.of(List.of(process("main",
                List.of(lost(40, 1, at("xmalloc", 5), at("make", 12), at("main", 20)), lost(96, 3, at("parse", 30), at("main", 21)))))));
    }

    private void misused() {
        About behind = new About("Address 0x4a4516c is 0 bytes after a block of size 12 alloc'd", List.of(at("make", 12)));
        About freed = new About("Address 0x4a40164 is 4 bytes inside a block of size 16 free'd", List.of(at("drop", 30)));
        About allocated = new About("Block was alloc'd at", List.of(at("make", 12)));
        add("a write behind the end", MemoryRun.of(List.of(process("main", List.of(), misuse(Kind.INVALID_WRITE, "Invalid write of size 1", "strcpy", 14, behind)))));
        add("a read of what was freed", MemoryRun.of(List.of(process("child 1 of main", List.of(lost(8, 1, at("main", 40))),
                misuse(Kind.INVALID_READ, "Invalid read of size 4", "", 33, freed, allocated)))));
        add("a write through a null pointer", MemoryRun.of(List.of(process("main", List.of(), misuse(Kind.INVALID_WRITE, "Invalid write of size 4", "", 14,
                new About("Address 0x8 is not stack'd, malloc'd or (recently) free'd", List.of()))))));
        add("freed twice", MemoryRun.of(List.of(process("main", List.of(), misuse(Kind.INVALID_FREE, "Invalid free() / delete / delete[] / realloc()", "free", 33,
                new About("Address 0x4a40160 is 0 bytes inside a block of size 16 free'd", List.of(at("drop", 30))), allocated)))));
        add("a decision on what was never set", MemoryRun.of(List.of(process("main", List.of(), misuse(Kind.UNINITIALISED_DECISION,
                "Conditional jump or move depends on uninitialised value(s)", "", 15,
                new About("Uninitialised value was created by a stack allocation", List.of(at("main", 8))))))));
        add("an address handed to the kernel", MemoryRun.of(List.of(process("main", List.of(), misuse(Kind.INVALID_ARGUMENT,
                "Syscall param write(buf) points to unaddressable byte(s)", "write", 15, freed, allocated)))));
        add("a copy onto itself", MemoryRun.of(List.of(process("main", List.of(), misuse(Kind.OVERLAP,
                "Source and destination overlap in memcpy(0x1ffeffff70, 0x1ffeffff74, 10)", "memcpy", 15)))));
    }

    private void undecided() {
        add("no Valgrind", MemoryRun.undecided("Valgrind is not installed in the sandbox (Debian, Ubuntu: apt-get install valgrind)"));
        add("something wrong before the report breaks off", MemoryRun.of(List.of(process("main", List.of(),
                misuse(Kind.INVALID_JUMP, "Jump to the invalid address stated on the next line", "", 15)))).although("Valgrind's report on main breaks off"));
    }

    private void add(String title, LinkedFunctions linked) {
        texts.put(title, Judged.text(Judged.by("calls: [fork, no system, no sleep]", TestEvidence.of(NATURAL).with(linked))));
    }

    static LinkedFunctions linked(LinkedFunctions.Function... functions) {
        return new LinkedFunctions(List.of(new LinkedFunctions.Program("/work/list", Optional.empty(), List.of(functions))));
    }

    private void forbidden() {
        LinkedFunctions.Function fork = new LinkedFunctions.Function("fork", List.of());
        add("nothing forbidden, called or not", linked(fork, new LinkedFunctions.Function("printf", List.of())));
        add("what is forbidden stands where the run did not come by", linked(fork, new LinkedFunctions.Function("system",
                List.of(new SourceLine("list.c", 31), new SourceLine("list.c", 44))), new LinkedFunctions.Function("usleep", List.of())));
        add("a program that is linked statically", new LinkedFunctions(List.of(
                new LinkedFunctions.Program("/work/list", Optional.of("is linked statically"), List.of()))));
    }
}
