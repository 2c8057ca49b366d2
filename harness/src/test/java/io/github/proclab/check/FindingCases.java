package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Event.FileState;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every kind of finding, so that they can be read in one place. */
final class FindingCases {

    private final Map<String, String> texts = new LinkedHashMap<>();

    private FindingCases() { }

    static Map<String, String> all() {
        FindingCases cases = new FindingCases();
        cases.exits();
        cases.outputs();
        cases.patterns();
        cases.writers();
        cases.files();
        cases.trees();
        cases.orders();
        cases.calls();
        cases.leftBehind();
        cases.reaping();
        cases.waits();
        cases.leftovers();
        cases.descriptors();
        cases.misusedDescriptors();
        cases.ends();
        cases.usage();
        cases.memory();
        cases.sanitizers();
        cases.texts.putAll(MemoryFindingCases.all());
        cases.texts.putAll(ScheduleFindingCases.all());
        return cases.texts;
    }

    private void add(String title, String expect, TraceScript script) {
        Trace trace = script.trace();
        texts.put(title, Judged.text(Judged.by(expect, trace)));
    }

    private static TraceScript fan(int children) {
        TraceScript script = TraceScript.run().source("fan.c").main("./fan", String.valueOf(children));
        for (int i = 0; i < children; i++) {
            script.at(12).forks(1, 2 + i);
        }
        return script;
    }

    private void exits() {
        add("exit as expected", "exit: 0", fan(0).writes(1, "all done\n").exits(1, 0).ends());
        add("exit as expected, and nothing done", "exit: 0", fan(0).exits(1, 0).ends());
        add("exit with another code", "exit: [0, 3..5]", fan(0).at(30).exits(1, 2).ends());
        add("exit with a status that was not decoded", "exit: 3",
                fan(1).at(15).exits(2, 3).at(21).waits(1, 2).at(23).exits(1, 0).ends());
        add("exit with the raw status of a child that dumped core", "exit: 1", fan(1).at(15).endsWith(2, WaitStatus.ofSignalWithCore(11)).at(21).waits(1, 2)
                .at(23).exits(1, 139).ends());
        add("exit with a signal's number", "exit: 143", fan(1).at(15).killed(2, 15).at(21).waits(1, 2).at(23).exits(1, 15).ends());
        add("exit with what WEXITSTATUS makes of a signal", "exit: 143", fan(1).at(15).killed(2, 15).at(21).waits(1, 2).at(23).exits(1, 0).ends());
        add("exit with an error because a child died", "exit: 0", fan(1).at(15).delivered(2, 11, 0, Disposition.DEFAULT).at(15).killed(2, 11).at(21).waits(1, 2)
                .at(23).exits(1, 1).ends());
        add("ended by SIGSEGV", "exit: 0", fan(0).at(9).delivered(1, 11, 0, Disposition.DEFAULT).at(9).killed(1, 11).ends());
        add("ended by a signal from a child", "exit: 0", fan(1).at(14).sends(2, 1, 15).delivered(1, 15, 2, Disposition.DEFAULT)
                .killed(1, 15).exits(2, 0).ends());
        add("a signal expected, and none came", "exit: signal SEGV", fan(0).exits(1, 139).ends());
    }

    private void outputs() {
        String fan = """
                stdout:
                  - any-order:
                      - "child 1 is {child[1].pid}, parent {main.pid}"
                      - "child 2 is {child[2].pid}, parent {main.pid}"
                  - all done
                """;
        add("output as expected", fan, fan(2).writes(3, "child 2 is 102, parent 100\n").exits(3, 0)
                .writes(2, "child 1 is 101, parent 100\n").exits(2, 0).waits(1, 2).waits(1, 3).writes(1, "all done\n").exits(1, 0).ends());
        add("a status that was printed undecoded", "stdout: child exited with 1", fan(1).at(15).exits(2, 1).at(21).waits(1, 2)
                .at(22).writes(1, "child exited with 256\n").exits(1, 0).ends());
        add("a signal's status that was printed undecoded", "stdout: 'ended by signal {int}, {int}'", fan(1).at(15).endsWith(2, WaitStatus.ofSignalWithCore(6))
                .at(21).waits(1, 2).at(22).writes(1, "ended with 134\n").exits(1, 0).ends());
        add("a line that is missing because a child died", "stdout: [child, all done]", fan(1).at(15).delivered(2, 11, 0, Disposition.DEFAULT).at(15).killed(2, 11)
                .at(21).waits(1, 2).at(22).writes(1, "all done\n").exits(1, 0).ends());
        add("a line that is missing because its writer's reader was gone", "stdout: [child, all done]", fan(1).at(15).delivered(2, 13, 0, Disposition.DEFAULT)
                .at(15).killed(2, 13).at(21).waits(1, 2).exits(1, 0).ends());
        add("a line too early", fan, fan(2).at(14).writes(2, "child 1 is 101, parent 100\n").at(20).writes(1, "all done\n")
                .at(14).writes(3, "child 2 is 102, parent 100\n").ends());
        add("the pid of another process", fan, fan(2).at(14).writes(2, "child 1 is 101, parent 101\n").ends());
        add("the pid of no process", fan, fan(2).at(14).writes(2, "child 1 is 4711, parent 100\n").ends());
        add("a child that does not exist", fan, fan(1).at(14).writes(2, "child 1 is 101, parent 100\n").at(20).writes(1, "all done\n").ends());
        add("the output ends early", fan, fan(2).at(14).writes(3, "child 2 is 102, parent 100\n").writes(2, "child 1 is 101, parent 100\n").exits(1, 0).ends());
        add("no output at all", "stdout: hello", fan(0).exits(1, 0).ends());
        add("output where none should be", "stderr: empty", fan(0).at(8).writesTo(1, 2, "debug: \u001b[31mhere\n").exits(1, 0).ends());
        add("more output than expected", "stdout: [a]", fan(0).writes(1, "a\n").at(9).writes(1, "b\n").exits(1, 0).ends());
        add("blanks differ", "stdout: [a b]", fan(0).at(9).writes(1, "a  b\r\n").exits(1, 0).ends());
        add("capitals differ", "stdout: [All done]", fan(0).at(9).writes(1, "all done\n").exits(1, 0).ends());
        add("the newline is missing", "stdout: |\n  a\n", fan(0).at(9).writes(1, "a").exits(1, 0).ends());
        add("a line written in pieces by two", "stdout: [a, b]", fan(1).at(9).writes(1, "a").at(14).writes(2, "b\na").at(10).writes(1, "\n").exits(1, 0).ends());
        add("a buffer that was copied by fork", "stdout: [start, child, end]", copiedBuffer());
        add("text that an exec discarded", "stdout: [start, a.txt]", lostText("    execlp(\"ls\", \"ls\", NULL);\n").at(4).executesHolding(1, 1, "start\n", "ls")
                .writes(1, "a.txt\n").exits(1, 0).ends());
        add("text of a child that _exit() discarded", "stdout: [child, all done]", fan(1).at(15).exitsHolding(2, 1, "child\n", 0).at(21).waits(1, 2)
                .at(22).writes(1, "all done\n").exits(1, 0).ends());
        add("the end of the output, which _exit() discarded", "stdout: ['{int} rounds', all done]", fan(0).writes(1, "3 rounds\n").at(22).exitsHolding(1, 1, "done\n", 0)
                .ends());
        add("text that a deadly signal discarded", "stdout: [child, all done]", fan(1).at(15).delivered(2, 11, 0, Disposition.DEFAULT)
                .at(15).endsHolding(2, 1, "child\n", WaitStatus.ofSignal(11)).at(21).waits(1, 2).at(22).writes(1, "all done\n").exits(1, 0).ends());
        add("text for a pipe that _exit() discarded", "stdout: [sum 42]", TraceScript.run().source("fan.c").main("./fan").pipe(1, 3, 4).at(12).forks(1, 2)
                .at(15).exitsHolding(2, 4, "sum 42\n", 0).closes(1, 4).at(20).reads(1, 3, 0).at(21).waits(1, 2).exits(1, 0).ends());
        add("lost text that has nothing to do with what is wrong", "stdout: [start, end]", fan(1).at(9).writes(1, "begin\n").at(15).exitsHolding(2, 1, "child\n", 0)
                .waits(1, 2).at(22).writes(1, "end\n").exits(1, 0).ends());
        add("text for a file that _exit() discarded", "file out.txt: [a, b]", fan(1).at(14).opensFile(2, 5, "/work/out.txt", 1).at(15).writesTo(2, 5, "a\n")
                .at(16).exitsHolding(2, 5, "b\n", 0).waits(1, 2).exits(1, 0).collects("out.txt", FileState.WHOLE, "a\n").ends());
        add("text that was written twice", "duplicated-output: none", copiedBuffer());
        add("text that a failed exec wrote again", "duplicated-output: none", TraceScript.run().source("sh.c").main("./sh").at(12).forksHolding(1, 2, 1, "$ ")
                .at(15).execFails(2, 2, "lss").at(16).writes(2, "$ ").again().exits(2, 127).at(20).waits(1, 2).at(22).writes(1, "$ ").exits(1, 0).ends());
        add("no text was written twice, though two print the same", "duplicated-output: none", fan(1).at(15).writes(2, "hello\n").exits(2, 0).at(15)
                .writes(1, "hello\n").exits(1, 0).ends());
        add("who knows whether text was written twice", "duplicated-output: none", fan(0).forksHoldingWhoKnowsWhat(1, 2).exits(2, 0).exits(1, 0).ends());
        add("many lines could have come", "stdout: [any-order: [a, b, c, d, e, f, g]]", fan(0).at(9).writes(1, "x\n").exits(1, 0).ends());
    }

    private static TraceScript lostText(String exec) {
        return TraceScript.run().source("fan.c").reads("int main(void)\n{\n    printf(\"start\\n\");\n" + exec + "}\n").main("./fan");
    }

    private static TraceScript copiedBuffer() {
        return TraceScript.run().source("fan.c").reads("int main(void)\n{\n    printf(\"start\\n\");\n").main("./fan").at(12).forksHolding(1, 2, 1, "start\n")
                .at(15).writes(2, "start\nchild\n").exits(2, 0).waits(1, 2).writes(1, "start\nend\n").exits(1, 0).ends();
    }

    private void patterns() {
        add("a line that must not come here", "stdout: [{not: a}, b]", fan(0).at(9).writes(1, "a\nb\n").exits(1, 0).ends());
        add("a line that must come nowhere", "stdout: {nowhere: '{/.*rror.*/}'}", fan(1).at(9).writes(1, "a\n").at(14).writes(2, "no error\n").exits(1, 0).ends());
        add("a line that one of several patterns does not take", "stdout: {all-of: [{count: tick, times: 2}, {nowhere: error}, [anything, {not: tock}]]}",
                fan(0).at(9).writes(1, "tick\n").at(10).writes(1, "error\n").exits(1, 0).ends());
        add("lines that one of several patterns wants more of", "stdout: {all-of: [{count: tick, times: 2}, {nowhere: error}, [anything, {not: tock}]]}",
                fan(0).at(9).writes(1, "tick\n").exits(1, 0).ends());
        add("a line too often", "stdout: {count: tick, times: 2}", fan(0).at(9).writes(1, "tick\n").at(10).writes(1, "tock\ntick\n").at(11).writes(1, "tick\n").exits(1, 0).ends());
        add("a line not often enough", "stdout: {count: tick, times: 3}", fan(0).at(9).writes(1, "tick\n").at(10).writes(1, "tock\n").exits(1, 0).ends());
        add("none of two", "stdout: [one-of: ['yes', 'no']]", fan(0).at(9).writes(1, "maybe\n").exits(1, 0).ends());
        add("characters that are no permutation", "stdout: {permutation-of: abcc}", fan(1).at(9).writes(1, "c").at(14).writes(2, "a").at(9).writes(1, "a").exits(1, 0).ends());
        add("a character is missing", "stdout: {permutation-of: abcc}", fan(0).at(9).writes(1, "cab").exits(1, 0).ends());
        add("characters in no legal order", "stdout: {characters: {interleaved: [abc, xyz]}}", fan(1).at(9).writes(1, "a").at(14).writes(2, "x").at(9).writes(1, "c")
                .exits(1, 0).ends());
    }

    private void writers() {
        add("a line by another process", "stdout: [{line: done, by: main}]", fan(1).at(14).writes(2, "done\n").exits(1, 0).ends());
        add("a line by the same process as before", "stdout: {sequence: [{line: ping, by: '{p}'}, {line: pong, by: '{p}'}], by: child}",
                fan(2).at(14).writes(2, "ping\n").at(15).writes(3, "pong\n").exits(1, 0).ends());
        add("a line by one, written by two", "stdout: [{line: done, by: child 1}]", fan(1).at(14).writes(2, "do").at(20).writes(1, "ne\n").exits(1, 0).ends());
        add("a line whose writer is not known", "stdout: [{line: done, by: main}]", fan(0).output(1, "done\n").exits(1, 0).ends());
        add("a line that another one must write is missing", "stdout: [a, {line: done, by: child 1}]", fan(1).at(14).writes(1, "a\n").exits(1, 0).ends());
    }

    private void files() {
        TraceScript copy = fan(1).at(14).opensFile(2, 5, "/work/out.txt", 1).at(15).writesTo(2, 5, "a\nB\n").exits(2, 0).waits(1, 2).exits(1, 0);
        add("a file with another content", "file out.txt: [a, b]", copy.collects("out.txt", FileState.WHOLE, "a\nB\n").ends());
        add("a file as expected", "file out.txt: [a]", fan(0).exits(1, 0).collects("out.txt", FileState.WHOLE, "a\n").ends());
        add("a file that ends early", "file out.txt: [a, b, c]", fan(0).exits(1, 0).collects("out.txt", FileState.WHOLE, "a\nb\n").ends());
        add("a file that is empty", "file out.txt: [a]", fan(0).at(9).opensFile(1, 5, "/work/out.txt", 1).exits(1, 0).collects("out.txt", FileState.WHOLE, "").ends());
        add("a file that is not there", "file out.txt: empty", fan(0).exits(1, 0).collects("out.txt", FileState.ABSENT, "").left(IpcKind.FILE, "Out.txt").ends());
        add("a file that could not be opened", "file out.txt: empty", fan(0).at(9).openFails(1, 13, "out.txt").exits(1, 1).collects("out.txt", FileState.ABSENT, "").ends());
        add("a file that is a folder", "file out: [a]", fan(0).exits(1, 0).collects("out", FileState.NOT_REGULAR, "").ends());
        add("a file below a file", "file a/b.txt: [a]", fan(0).at(9).openFails(1, 20, "a/b.txt").exits(1, 0).collects("a/b.txt", FileState.NOT_REGULAR, "").ends());
        add("a file too long to be judged", "file out.txt: {repeat: a}", fan(0).exits(1, 0).collects("out.txt", FileState.CUT_OFF, "a\na\na\n").ends());
        add("a long file that is wrong at its beginning", "file out.txt: {repeat: a}", fan(0).exits(1, 0).collects("out.txt", FileState.CUT_OFF, "a\nb\na\n").ends());
        add("a file without its last newline", "file out.txt: \"a\\n\"", fan(0).exits(1, 0).collects("out.txt", FileState.WHOLE, "a").ends());
        add("a file that nobody kept", "file out.txt: [a]", fan(0).exits(1, 0).ends());
    }

    private void trees() {
        add("the tree as expected", "processes: main(child * 2)", fan(2).exits(1, 0).ends());
        add("one child too few", "processes: main(child * 3)", fan(2).exits(1, 0).ends());
        add("a child that goes on forking", "processes: main(child * 2)", fan(2).at(12).forks(2, 4).exits(1, 0).ends());
        add("nobody was created", "processes: main(ls, wc)", fan(0).exits(1, 0).ends());
        add("a program that was never executed", "processes: main(ls, wc)", fan(2).at(16).execFails(2, 2, "/usr/local/bin/ls", "-l").at(16).executes(2, "ls", "-l")
                .at(22).execFails(3, 2, "/usr/local/bin/wcc").at(22).execFails(3, 2, "/usr/bin/wcc")
                .exits(3, 127).exits(1, 0).ends());
        add("another number of processes", "processes: 2", fan(3).exits(1, 0).ends());
        add("more processes than there may be", "processes: {at-most: 3}", fan(3).exits(1, 0).ends());
        add("a tree with alternatives and bounds", "processes: main(ls | cat, child * 2..4)", fan(2).at(13).forks(3, 4).executes(2, "wc").exits(1, 0).ends());
        add("a wide tree", "processes: main(child * 3, ls(wc))", running(fan(20)).at(13).forks(9, 22).at(13).forks(10, 23).at(13).forks(11, 24).exits(1, 0).ends());
        add("more processes at once than there may be", "processes: {concurrent: at most 2}", fan(3).at(14).exits(2, 0).at(14).exits(3, 0)
                .at(14).exits(4, 0).at(21).waits(1, 2).exits(1, 0).ends());
        add("one after the other where they should be there at once", "processes: {concurrent: at least 3}", fan(1).at(14).exits(2, 0).at(16).waits(1, 2)
                .at(12).forks(1, 3).at(14).exits(3, 0).at(16).waits(1, 3).exits(1, 0).ends());
    }

    private void reaping() {
        add("everybody was waited for", "reaped: all", fan(2).exits(2, 0).exits(3, 0).waits(1, 3).waits(1, 2).exits(1, 0).ends());
        add("nobody was there to be waited for", "reaped: all", fan(0).writes(1, "all done\n").exits(1, 0).ends());
        add("nobody was there to be waited for, in a test that fails", "{reaped: all, stdout: x}", fan(0).writes(1, "all done\n").exits(1, 0).ends());
        add("some were never waited for", "reaped: all", fan(3).exits(2, 0).at(21).waits(1, 2).exits(3, 0).exits(4, 0).at(23).exits(1, 0).ends());
        add("nobody was waited for, one runs on", "reaped: all", fan(2).exits(2, 0).at(23).exits(1, 0).exits(3, 0).ends());
        add("never waited for, because the parent died", "reaped: all", fan(2).exits(2, 0).at(19).delivered(1, 8, 0, Disposition.DEFAULT).at(19).killed(1, 8)
                .exits(3, 0).ends());
        add("ended and waited for by hand, in a namespace whose end does it", "reaped: {automatic: 1}", TraceScript.run().source("fan.c").main("./fan")
                .at(12).clones(1, 2, 0x30000011L).at(15).forks(2, 3).at(17).sends(2, 3, 9).killed(3, 9).at(18).waits(2, 3).exits(2, 3).at(21).waits(1, 2).exits(1, 0).ends());
        add("the only child was not, and the wait failed", "reaped: all", fan(1).at(20).waitFails(1, 22).exits(2, 0).at(23).exits(1, 0).ends());
    }

    private void waits() {
        add("reaped in the other order", "reaped: {order: [child 2, child 1]}", fan(2).at(14).exits(2, 0).at(14).exits(3, 0).at(21).waits(1, 2).at(21).waits(1, 3)
                .exits(1, 0).ends());
        add("reaped in an order, and one not at all", "reaped: {all: false, order: [child 2, child 1]}", fan(2).exits(3, 0).at(21).waits(1, 3).exits(1, 0).ends());
        add("reaped with another status", "reaped: {status: {child: 0, child 2: 3}}", fan(2).at(14).exits(2, 0).at(15).exits(3, 1).at(21).waits(1, 2)
                .at(21).waits(1, 3).exits(1, 0).ends());
        add("reaped, and it had died", "reaped: {status: {child: 0}}", fan(1).at(14).killed(2, 11).at(21).waits(1, 2).exits(1, 0).ends());
        add("reaped by somebody else", "reaped: {by: {child 1 of child 1: child 1}}", TraceScript.run().source("fan.c").main("./fan").at(12).forks(1, 2)
                .at(14).forks(2, 3).at(15).exitsLeavingChildrenTo(1, 2, 0).at(20).waits(1, 2).exits(3, 0).at(21).waits(1, 3).exits(1, 0).ends());
        add("not until ECHILD", "reaped: {until: ECHILD}", fan(2).exits(2, 0).exits(3, 0).at(21).waits(1, 2).at(21).waits(1, 3).at(23).exits(1, 0).ends());
        add("a wait that was interrupted", "reaped: {failures: {EINTR: none}}", fan(1).at(21).waitFails(1, 4).exits(2, 0).at(21).waits(1, 2).exits(1, 0).ends());
        add("no wait failed where one should", "reaped: {failures: {ECHILD: 1}}", fan(1).exits(2, 0).at(21).waits(1, 2).exits(1, 0).ends());
        add("reaped automatically where that is not wanted", "reaped: {automatic: none}", TraceScript.run().source("fan.c").main("./fan")
                .at(8).disposes(1, 17, Disposition.IGNORED, 0).at(12).forks(1, 2).exitsAndIsReapedAutomatically(2, 7).exits(1, 0).ends());
        add("nobody to be reaped by it, because all were reaped automatically", "reaped: {by: main}", TraceScript.run().source("fan.c").main("./fan")
                .at(8).disposes(1, 17, Disposition.IGNORED, 0).at(12).forks(1, 2).exitsAndIsReapedAutomatically(2, 7).exits(1, 0).ends());
    }

    private void leftovers() {
        add("a zombie that should not be", "zombies: none", fan(1).at(14).exits(2, 0).at(23).exits(1, 0).ends());
        add("no zombie, because the parent need not wait", "zombies: 1", TraceScript.run().source("fan.c").main("./fan")
                .at(8).disposes(1, 17, Disposition.IGNORED, 0).at(12).forks(1, 2).exitsAndIsReapedAutomatically(2, 7).exits(1, 0).ends());
        add("no zombie where one should be", "zombies: 1", fan(2).exits(2, 0).at(21).waits(1, 2).at(23).exits(1, 0).exits(3, 0).ends());
        add("an orphan that should not be", "orphans: none", fan(1).at(23).exits(1, 0).exits(2, 0).ends());
        add("no orphan where one should be", "orphans: 1", fan(1).exits(2, 0).waits(1, 2).exits(1, 0).ends());
        add("a zombie that stood for too long, and was reaped then", "zombies: {lasting: 3ms}", fan(1).at(14).exits(2, 0).writes(1, "$ ").writes(1, "$ ")
                .writes(1, "$ ").at(30).waits(1, 2).exits(1, 0).ends());
        add("zombies that stood for too long and were never reaped", "zombies: {lasting: 3ms}", fan(2).at(14).exits(2, 0).at(14).exits(3, 0).writes(1, "$ ")
                .writes(1, "$ ").at(31).exits(1, 0).ends());
        add("no zombie for long", "zombies: {lasting: 1s}", fan(1).exits(2, 0).waits(1, 2).exits(1, 0).ends());
        add("no zombie, and one reaped automatically", "zombies: none", TraceScript.run().source("fan.c").main("./fan")
                .at(8).disposes(1, 17, Disposition.IGNORED, 0).at(12).forks(1, 2).exitsAndIsReapedAutomatically(2, 7).exits(1, 0).ends());
        add("an orphan that somebody else adopted", "orphans: 1, adopted by init", TraceScript.run().source("fan.c").main("./fan").at(12).forks(1, 2)
                .at(14).forks(2, 3).at(15).exitsLeavingChildrenTo(1, 2, 0).at(20).waits(1, 2).exits(3, 0).at(21).waits(1, 3).exits(1, 0).ends());
        add("an orphan that outlived the run", "orphans: {count: 1, outliving: none}", fan(1).at(23).exits(1, 0).ends());
        add("left running for too long, and ended then", "left-running: {after: 2ms}", fan(1).at(23).exits(1, 0).writes(2, "a").writes(2, "b")
                .at(14).exits(2, 0).ends());
        add("left running, where nobody could go on and so the run was over sooner", "left-running: {after: 300ms}", fan(1).at(23).exits(1, 0).at(17).blockedReading(2, 3).ends());
        add("left running", "left-running: none", fan(2).at(14).pipe(2, 3, 4).exits(3, 0).at(23).exits(1, 0).at(17).blockedReading(2, 3).ends());
    }

    private void orders() {
        String chain = "order: [exit child, reap child, 'print \"all done\"']";
        add("in the order that was asked for", chain, fan(2).at(14).exits(3, 0).at(21).waits(1, 3).exits(2, 0).at(21).waits(1, 2)
                .at(22).writes(1, "all done\n").exits(1, 0).ends());
        add("a line before the wait that it should come after", chain, fan(2).exits(2, 0).at(21).waits(1, 2).at(20).writes(1, "all done\n").exits(3, 0)
                .at(23).waits(1, 3).exits(1, 0).ends());
        add("a wait that never came", chain, fan(2).exits(2, 0).exits(3, 0).at(21).waits(1, 2).at(22).writes(1, "all done\n").exits(1, 0).ends());
        add("two children in the other order", "order: ['print child[1] \"{int}\"', 'print child[2] \"{int}\"']",
                fan(2).at(14).writes(3, "2\n").at(14).writes(2, "1\n").exits(1, 0).ends());
        add("an order of children where there are too few", "order: [exit child 1, exit child 3]", fan(2).exits(2, 0).exits(3, 0).exits(1, 0).ends());
        add("stopped and continued in the other order", "order: [continue child 1, stop child 1]", fan(1).at(14).sends(2, 2, 19).stopped(2, 19)
                .at(20).sends(1, 2, 18).continued(2).exits(2, 0).waits(1, 2).exits(1, 0).ends());
        add("a line that stayed in the buffer for too long", "order: ['print \"1 is stopped\"', signal child TERM]", fan(1).at(14).sends(1, 2, 19).stopped(2, 19)
                .at(21).sends(1, 2, 15).delivered(2, 15, 1, Disposition.DEFAULT).killed(2, 15).waits(1, 2).writes(1, "1 is stopped\n1 has ended\n").exits(1, 0).ends());
        add("a pipe that is made too late", "order: [open main pipe, fork child]", fan(1).at(13).pipe(1, 3, 4).exits(2, 0).exits(1, 0).ends());
    }

    private void calls() {
        TraceScript system = fan(0).disposes(1, 2, Disposition.IGNORED, 0).disposes(1, 3, Disposition.IGNORED, 0).spawns(1, 2).executes(2, "sh", "-c", "ls")
                .exits(2, 0).waits(1, 2).exits(1, 0).ends();
        add("calls as asked for", "calls: [fork, execvp, no system, pipe at most 1]", fan(1).executes(2, "ls").exits(2, 0).waits(1, 2).exits(1, 0).ends());
        add("a call that is forbidden, and one that is missing", "calls: [no system, fork]", system);
        add("one call too many", "calls: pipe at most 1", fan(0).at(9).pipe(1, 3, 4).at(10).pipe(1, 5, 6).exits(1, 0).ends());
        add("a function that looks as others do", "calls: [execvp, no sleep]", fan(1).at(15).calls(1, "clock_nanosleep", 0).exits(2, 0).exits(1, 0).ends());
    }

    private void leftBehind() {
        add("nothing left behind", "ipc: clean", fan(0).makes(1, IpcKind.POSIX_SHM, "/shared").removes(1, IpcKind.POSIX_SHM, "/shared").exits(1, 0).ends());
        add("IPC objects left behind", "ipc: clean", fan(0).at(9).makes(1, IpcKind.SYSV_SHM, "key 0x0000002a", 7).at(12).makes(1, IpcKind.POSIX_QUEUE, "/queue")
                .exits(1, 0).sweeps().left(IpcKind.SYSV_SHM, "7").left(IpcKind.POSIX_QUEUE, "/queue").ends());
        add("a file left behind", "files: [out.txt]", fan(0).at(9).opensFile(1, 3, "/work/out.txt", 0101).at(10).opensFile(1, 4, "/work/debug.log", 0101)
                .exits(1, 0).sweeps().left(IpcKind.FILE, "out.txt").left(IpcKind.FILE, "debug.log").ends());
        add("a queue that could not be removed", "ipc: clean", fan(0).at(9).makes(1, IpcKind.POSIX_QUEUE, "/queue").at(20).removalFails(1, IpcKind.POSIX_QUEUE, "/queue", 13)
                .exits(1, 0).sweeps().left(IpcKind.POSIX_QUEUE, "/queue").ends());
        add("a folder left behind", "files: clean", fan(0).exits(1, 0).sweeps().left(IpcKind.FILE, "made/").ends());
    }

    private void descriptors() {
        add("nothing leaks into exec", "descriptors: clean", fan(1).executes(2, "ls").exits(2, 0).waits(1, 2).exits(1, 0).ends());
        add("pipe ends leak into exec", "descriptors: clean", TraceScript.run().source("pipe.c").main("./pipe").at(9).pipe(1, 3, 4)
                .at(12).forks(1, 2).at(14).dups(2, 4, 1).at(16).executes(2, "ls").exits(2, 0).exits(1, 0).ends());
        add("a file leaks into exec", "descriptors: clean", TraceScript.run().source("pipe.c").main("./pipe").at(9).opensFile(1, 3, "/work/log", 1)
                .at(12).forks(1, 2).at(16).executes(2, "ls").exits(2, 0).exits(1, 0).ends());
    }

    private static TraceScript pipe() {
        return TraceScript.run().source("pipe.c").main("./pipe").at(9).pipe(1, 3, 4);
    }

    private void misusedDescriptors() {
        add("a pipe end that is kept, and the run ends by luck", "descriptors: clean", pipe().at(12).forks(1, 2).at(14).writesTo(2, 4, "x").at(20).forks(1, 3)
                .at(21).closes(3, 4).at(28).closes(1, 3).reads(3, 3, 1).exits(1, 0).exits(2, 0).at(23).reads(3, 3, 0).exits(3, 0).ends());
        add("a pipe end that is kept and does no harm", "descriptors: {kinds: unused}", pipe().at(12).forks(1, 2).at(14).closes(2, 3).at(15).writesTo(2, 4, "x")
                .exits(2, 0).at(20).reads(1, 3, 1).at(21).waits(1, 2).exits(1, 0).ends());
        add("listening sockets that children keep", "descriptors: {kinds: [pipe-ends, unused]}", TraceScript.run().source("server.c").main("./server").at(9)
                .opens(1, 3, new KernelObject(KernelObject.Kind.SOCKET, 5, ""), 2).at(10).calls(1, "listen", 0, 3L, 16L).at(12).forks(1, 2).at(12).forks(1, 3)
                .exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends());
        add("a deadlock over a pipe end that is kept", "descriptors: clean", pipe().at(12).forks(1, 2).at(14).closes(2, 4).at(17).writesTo(1, 4, "x")
                .at(15).reads(2, 3, 1).at(30).blockedWaiting(1, -1).at(15).blockedReading(2, 3).deadlocks());
        TraceScript rounds = TraceScript.run().source("rounds.c").main("./rounds");
        for (int round = 0; round < 4; round++) {
            (round == 0 ? rounds.at(9) : rounds.again()).opensFile(1, 3 + round, "/work/log", 1).writesTo(1, 3 + round, "x");
        }
        add("descriptors that pile up", "descriptors: clean", rounds.exits(1, 0).ends());
        add("a descriptor closed twice", "descriptors: clean", pipe().at(12).closes(1, 3).at(15).closes(1, 3).exits(1, 0).ends());
        add("a second close that closes another's", "descriptors: clean", pipe().at(12).closes(1, 3).at(13).opensFile(1, 3, "/work/log", 1).at(15).closes(1, 3)
                .at(16).writeFails(1, 3, 9).exits(1, 0).ends());
        add("a program executed without stdout", "descriptors: clean", fan(1).at(13).closes(2, 1).at(14).executes(2, "ls").exits(2, 2).waits(1, 2).exits(1, 0).ends());
        add("printed after stdout was closed", "descriptors: clean", fan(0).at(13).closes(1, 1).at(14).writeFails(1, 1, 9).exits(1, 0).ends());
        add("the wrong end of a pipe on stdout", "descriptors: {kinds: standard-streams}", pipe().at(12).forks(1, 2).at(14).dups(2, 3, 1).at(15).executes(2, "ls").exits(2, 0)
                .waits(1, 2).exits(1, 0).ends());
        add("a pipe that got the number of stdin", "descriptors: clean", fan(0).at(13).closes(1, 0).at(14).pipe(1, 0, 3).exits(1, 0).ends());
        add("what may be handed on", "descriptors: {handed-on: [3]}", pipe().at(12).forks(1, 2).at(16).executes(2, "ls").exits(2, 0).exits(1, 0).ends());
    }

    private static TraceScript running(TraceScript script) {
        for (int process = 1; process <= 10; process++) {
            script.at(12).blocked(process, 'R', "", -1, KernelObject.NONE);
        }
        return script;
    }

    private void usage() {
        TraceScript busy = fan(1).at(14).beginsToEnd(2, WaitStatus.ofExit(0)).collected(2, false, 250_000, 50_000, 20_480).at(21).waits(1, 2)
                .writes(1, "done\n").at(23).beginsToEnd(1, WaitStatus.ofExit(0)).collected(1, false, 330_000, 70_000, 20_480);
        add("as quick as it may be", "time: 1s", busy.lasts(Duration.ofMillis(450)).ends());
        add("computing for too long", "time: 200ms", busy);
        add("waiting for too long", "time: at most 1s", fan(1).exits(2, 0).at(21).waits(1, 2).at(23).exits(1, 0).lasts(Duration.ofMillis(3210)).ends());
        add("too quick", "time: 1s..2s", busy);
        add("too much processor time", "cpu: {total: 200ms, each: 150ms}", busy);
        add("too much memory", "peak-memory: 8MiB", busy);
    }

    private void memory() {
        long mib = 1L << 20;
        add("too much memory of one process", "terminates: true", fan(1).memoryExceeded(2, 69 * mib, 64 * mib).at(15).blocked(2, 'R', "", -1, KernelObject.NONE)
                .at(21).blockedWaiting(1, -1).exceeds("memory"));
        add("too much memory that is given back", "terminates: true", fan(0).at(17).memoryExceeded(1, 69 * mib, 64 * mib).exceeds("memory"));
        add("too much memory of all processes", "terminates: true", fan(2).memoryExceeded(0, 512 * mib, 512 * mib).exceeds("memory"));
        add("too much static data", "terminates: true", TraceScript.run().allocationFails(0, Event.Wanted.STATIC_DATA, 32L << 40, Event.OwnLimit.NONE, 0).exceeds("memory"));
        add("a null pointer from malloc, asked for more than there is", "exit: 0", fan(0).at(9).allocationFails(1, Event.Wanted.BLOCK, (4L << 40) + 4096, Event.OwnLimit.NONE, 0)
                .at(9).allocationFails(1, Event.Wanted.BLOCK, (4L << 40) + 135168, Event.OwnLimit.NONE, 0).at(11).delivered(1, 11, 0, Disposition.DEFAULT).at(11).killed(1, 11).ends());
        add("a null pointer from malloc, at a limit of the program's own", "stdout: done", fan(1).at(9).allocationFails(2, Event.Wanted.BLOCK, 200 * mib, Event.OwnLimit.ADDRESS_SPACE, 100 * mib)
                .at(11).delivered(2, 11, 0, Disposition.DEFAULT).at(11).killed(2, 11).at(21).waits(1, 2).exits(1, 0).ends());
        add("a null pointer from malloc, asked for a negative number of bytes", "exit: 0", fan(0).at(11).allocationFails(1, Event.Wanted.BEYOND_ALL, 0, Event.OwnLimit.NONE, 0)
                .at(11).delivered(1, 11, 0, Disposition.DEFAULT).at(11).killed(1, 11).ends());
        add("a thread too many", "exit: 0", fan(2).at(15).exits(2, 0).at(12).startsThread(1, 301).startsThread(1, 302).endsThread(1, 301).at(13).calls(1, "clone3", -11L, 0L, 88L)
                .at(14).exits(1, 1).ends());
        add("a thread for whose stack there is no memory", "exit: 0", fan(0).at(12).allocationFails(1, Event.Wanted.STACK, 8 * mib + 4096, Event.OwnLimit.DATA, 64 * mib).at(14).exits(1, 1).ends());
    }

    private static TraceScript sanitized(TraceScript script) {
        return script.source("fan.c").reads("\n".repeat(40));
    }

    private void sanitizers() {
        String overflow = """
                =================================================================
                ==101==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000020 at pc 0x5581047052dc bp 0x7ffe3e802fc0 sp 0x7ffe3e802fb8
                WRITE of size 4 at 0x602000000020 thread T0
                    #0 0x7fc191ab89cf in __interceptor_memcpy ../../../../src/libsanitizer/sanitizer_common/sanitizer_common_interceptors.inc:827
                    #1 0x5581047052db in main /work/fan.c:15
                    #2 0x7fc191845249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58

                0x602000000020 is located 0 bytes to the right of 16-byte region [0x602000000010,0x602000000020)
                allocated by thread T0 here:
                    #0 0x7fc191ab89cf in __interceptor_malloc ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:69
                    #1 0x5581047051f4 in make /work/fan.c:6

                SUMMARY: AddressSanitizer: heap-buffer-overflow /work/fan.c:15 in main
                  0x0c047fff8050: fa fa fa fa fa fa fa fa fa fa fa fa fa fa fa fa
                ==101==ABORTING
                """;
        add("a child that AddressSanitizer ended", "exit: 0", sanitized(fan(1)).at(15).writesTo(2, 2, overflow).at(15).delivered(2, 6, 2, Disposition.DEFAULT).at(15).killed(2, 6)
                .at(21).waits(1, 2).at(23).exits(1, 1).ends());
        add("main, which AddressSanitizer ended", "exit: 0", sanitized(fan(0)).at(15).writesTo(1, 2, overflow).at(15).delivered(1, 6, 1, Disposition.DEFAULT).at(15).killed(1, 6).ends());
        add("a report of AddressSanitizer's form, of a program that ends well and prints too little", "stdout: done", sanitized(fan(0)).at(15).writesTo(1, 2, overflow).exits(1, 0).ends());
        add("undefined behaviour", "stdout: '1'", sanitized(fan(0)).at(9).writesTo(1, 2, "fan.c:9:7: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'\n")
                .at(10).writes(1, "-2147483648\n").exits(1, 0).ends());
        add("a data race", "exit: 0", sanitized(fan(0)).at(9).writesTo(1, 2, """
                ==================
                WARNING: ThreadSanitizer: data race (pid=100)
                  Read of size 4 at 0x5592b5f4605c by thread T2:
                    #0 add /work/fan.c:9 (fan+0x11e9)

                  Previous write of size 4 at 0x5592b5f4605c by thread T1:
                    #0 add /work/fan.c:10 (fan+0x1201)

                SUMMARY: ThreadSanitizer: data race /work/fan.c:9 in add
                ==================
                ThreadSanitizer: reported 1 warnings
                """).exits(1, 66).ends());
    }

    private static TraceScript polling() {
        TraceScript script = pipe();
        return script.at(11).blockedIn(1, "poll", 0L, 1L, -1L).awaits(1, 0, -1, new Event.Descriptor(3, script.object(1, 3), true, false)).deadlocks();
    }

    private static TraceScript cutShort() {
        return TraceScript.run().source("pipe.c").reads("\n".repeat(13) + "    write(p[1], all, sizeof all);\n").main("./pipe").at(8).pipe(1, 3, 4).at(9).forks(1, 2)
                .at(14).writesPartOf(1, 4, 65536, 100000).closes(1, 4).at(16).reads(2, 3, 65536);
    }

    private void ends() {
        TraceScript pipe = TraceScript.run().source("pipe.c").main("./pipe").at(12).pipe(1, 3, 4).at(14).forks(1, 2).at(16).dups(2, 3, 0)
                .closes(2, 3, 4).executes(2, "wc").reads(2, 0, 100).at(30).blockedWaiting(1, -1).blockedReading(2, 0).deadlocks();
        add("a deadlock over a pipe end", "terminates: true", pipe);
        add("a deadlock with itself", "terminates: true", TraceScript.run().source("pipe.c").main("./pipe").at(12).pipe(1, 3, 4)
                .at(15).blockedReading(1, 3).deadlocks());
        add("a full pipe that nobody reads", "terminates: true", TraceScript.run().source("pipe.c").main("./pipe").at(12).pipe(1, 3, 4)
                .at(13).forks(1, 2).at(15).blockedWriting(2, 4).at(20).blockedWaiting(1, -1).deadlocks());
        add("a deadlock over a FIFO", "terminates: true", fan(0).at(12).forks(1, 2).at(15).blocked(2, 'S', "openat", -1, new KernelObject(KernelObject.Kind.FIFO, 9, "answers"), -100L, 0L, 0L)
                .at(20).blockedWaiting(1, -1).deadlocks());
        add("a deadlock over two locks", "terminates: true", fan(0).at(8).opensFile(1, 3, "/work/a", 2).at(9).opensFile(1, 4, "/work/b", 2).at(12).forks(1, 2)
                .at(15).blockedOn(2, "flock", 3).awaits(2, 1, -1).at(20).blockedOn(1, "flock", 4).awaits(1, 2, -1).deadlocks());
        add("a deadlock over a mutex", "terminates: true", fan(0).at(9).blockedIn(1, "futex", 0L, 128L).awaits(1, 1, -1).deadlocks());
        add("a deadlock over a mutex whose holder waits for a semaphore", "terminates: true", fan(1).at(9).blockedIn(1, "futex", 0L, 128L).awaits(1, 2, -1)
                .at(15).blockedIn(2, "futex", 8L, 0L).deadlocks());
        add("a deadlock over an empty POSIX queue", "terminates: true", fan(0).at(8).opens(1, 3, new KernelObject(KernelObject.Kind.FILE, 77, "/words"), 2).at(12)
                .forks(1, 2).at(15).calls(2, "mq_timedsend", 0, 3L).exits(2, 0).at(20).calls(1, "mq_timedreceive", 5, 3L).at(21).blockedOn(1, "mq_timedreceive", 3)
                .deadlocks());
        add("a deadlock over a System V queue without a message of that type", "terminates: true", fan(1).at(7).makes(1, IpcKind.SYSV_QUEUE, "key 0x0000002a", 5)
                .at(15).calls(2, "msgsnd", 0, 5L, 0L, 2L).at(16).calls(2, "msgsnd", 0, 6L).exits(2, 0).at(20).blockedIn(1, "msgrcv", 5L, 0L, 8L, 2L).deadlocks());
        add("a deadlock over a queue to which nobody sent", "terminates: true", fan(0).at(7).makes(1, IpcKind.SYSV_QUEUE, "private", 5).at(9)
                .blockedIn(1, "msgrcv", 5L, 0L, 8L, 0L).deadlocks());
        add("a deadlock over the rest of a write that was cut short", "terminates: true", cutShort().closes(2, 4).closes(1, 3).at(20).blockedWaiting(1, -1)
                .at(16).blockedReading(2, 3).deadlocks());
        add("a full pipe that was written to", "terminates: true", TraceScript.run().source("pipe.c").main("./pipe").at(12).pipe(1, 3, 4)
                .at(13).forks(1, 2).at(15).writesTo(2, 4, "x".repeat(65536)).at(15).blockedWriting(2, 4).at(20).blockedWaiting(1, -1).deadlocks());
        add("output that lacks the rest of a write that was cut short", "stdout: 100000 bytes", cutShort().closes(2, 4).at(17).reads(2, 3, 0)
                .at(18).writes(2, "65536 bytes\n").exits(2, 0).at(20).waits(1, 2).exits(1, 0).ends());
        add("a deadlock over a POSIX semaphore", "terminates: true", fan(0).at(9).blockedIn(1, "futex", 0L, 128L).deadlocks());
        add("a deadlock over a semaphore", "terminates: true", fan(0).at(7).makes(1, IpcKind.SYSV_SEM, "key 0x0000002a", 5).at(9).blockedIn(1, "semop", 5L).awaits(1, 0, 2).deadlocks());
        add("a deadlock in poll", "terminates: true", polling());
        add("time out", "terminates: true", fan(1).at(14).blocked(2, 'R', "", -1, KernelObject.NONE).at(20).blockedWaiting(1, -1).timesOut());
        add("many were running at the limit", "terminates: true", running(fan(9)).exceeds("processes"));
        add("a limit", "terminates: true", fan(2).exceeds("processes"));
        add("what a run that was cut off does not decide", "zombies: none", fan(1).deadlocks());
        add("what shows in a run that was cut off all the same", "stdout: [a]", fan(1).at(9).writes(1, "b\n").timesOut());
        add("stopped from outside", "exit: 0", fan(0).isStopped());
    }
}
