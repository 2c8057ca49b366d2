package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake is told with its place and what to do, and all of them at once. */
class LabFileMistakesTest {

    @TempDir
    Path folder;

    @Test
    void anUnknownKeyIsToldWithThePlaceAndTheNearestRightWord() {
        assertThat(problems("""
                lab: fan
                tests:
                  - test: one
                    expect:
                      stdot: hello
                """)).containsExactly("lab.yaml:5:7: unknown key \"stdot\"; did you mean \"stdout\"?");
    }

    @Test
    void anUnknownKeyThatResemblesNoneIsAnsweredWithTheKeysThereAre() {
        assertThat(problems("lab: fan\nweather: fine\n" + TEST)).containsExactly("lab.yaml:2:1: unknown key \"weather\"; "
                + "a lab can have " + String.join(", ", LabReader.KEYS));
    }

    @Test
    void whatCannotBeHadWithNamespacesIsToldWhereTheyAreAskedFor() {
        assertThat(problems("""
                lab: fan
                needs: user-namespaces
                tests:
                  - test: one
                    schedules: every
                    expect: {exit: 0}
                  - test: two
                    needs: [user-namespaces]
                    expect: {memory: clean}
                  - test: three
                    needs: []
                    schedules: every
                    expect: {memory: clean}
                  - test: four
                    needs: network
                    expect: {exit: 0}
                """)).containsExactly(
                "lab.yaml:2:8: orders cannot be tried of a program that makes namespaces; say schedules: natural, or needs: []",
                "lab.yaml:8:12: memory cannot be checked of a program that makes namespaces, which Valgrind may not; leave out \"memory\", or say needs: []",
                "lab.yaml:15:12: \"needs\" can be user-namespaces, not \"network\"");
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        assertThat(problems("""
                lab: Fan!
                titel: A fan
                limits: {wall: 5, memory: 64MB, processes: 0}
                tests:
                  - test: one
                    points: -5
                    expect: {exit: SEGV}
                  - test: one
                    credit: half
                """)).containsExactly(
                "lab.yaml:1:6: a lab's id has small letters, digits, \"-\" and \"_\", as pipe-basics, but here stands \"Fan!\"",
                "lab.yaml:2:1: unknown key \"titel\"; did you mean \"title\"?",
                "lab.yaml:3:16: \"wall\" wants a duration such as 5s or 200ms, but here stands \"5\"; a number alone has no unit",
                "lab.yaml:3:27: \"memory\" wants a size such as 64KiB or 1MiB, but here stands \"64MB\"; write 64MiB",
                "lab.yaml:3:44: \"processes\" wants a whole number from 1 to 512, but here stands \"0\"",
                "lab.yaml:6:13: points cannot be negative: -5; to take points away where one check fails, name it, as {stderr: -5}",
                "lab.yaml:7:20: \"exit\" can be a code from 0 to 255, a range as 1..255, \"signal SEGV\" or a list of these, not \"SEGV\"; write signal SEGV",
                "lab.yaml:8:5: this test expects nothing, so it could not fail; add expect:",
                "lab.yaml:8:5: a second test is called \"one\"; the first is in line 5",
                "lab.yaml:9:13: \"credit\" can be all or shared, not \"half\"");
    }

    @Test
    void aFileThatIsMissingEmptyAFolderTooLargeOrNotUtf8IsToldAsSuch() throws IOException {
        assertThat(load(folder.resolve("none.yaml"))).containsExactly("none.yaml:1:1: there is no such lab file");
        assertThat(load(folder)).singleElement().asString().endsWith("1:1: this is a folder; a lab file is named lab.yaml");
        assertThat(problems("")).containsExactly("lab.yaml:1:1: the lab file is empty; the shortest one has the keys lab and tests");
        assertThat(problems("# nothing\n")).containsExactly("lab.yaml:1:1: the lab file is empty; the shortest one has the keys lab and tests");
        assertThat(problems("a".repeat(10 << 20))).containsExactly("lab.yaml:1:1: the lab file has 10485760 bytes; at most 1MiB are read");
        Files.write(folder.resolve("latin.yaml"), "lab: fan\ntitle: Übung\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(load(folder.resolve("latin.yaml"))).containsExactly("latin.yaml:2:8: the lab file is not UTF-8 here; save it as UTF-8");
    }

    @Test
    void whatIsNotYamlIsToldWhereItBreaks() {
        assertThat(problems("lab: fan\n\ttitle: x\n")).singleElement().asString().startsWith("lab.yaml:2:1: this is not YAML: a tab");
        assertThat(problems("lab: fan\ntitle: a: b\n")).singleElement().asString()
                .isEqualTo("lab.yaml:2:9: this is not YAML: a \": \" within a value; put the value in quotes, or indent what belongs to the line above");
        assertThat(problems("lab: [fan\n")).singleElement().asString().startsWith("lab.yaml:2:1: this is not YAML: ");
        assertThat(problems("lab: \"fan\n")).singleElement().asString().contains("this is not YAML: ");
        assertThat(problems("just words")).singleElement().asString().startsWith("lab.yaml:1:1: a lab has keys (lab, ");
        assertThat(problems("lab: fan\n\0\1\2")).singleElement().asString().contains("this is not YAML: ");
        assertThat(problems("? {a: b}\n: c\n")).isNotEmpty();
    }

    @Test
    void aSecondKeyOfTheSameNameIsTold() {
        assertThat(problems("lab: fan\nlab: fun\n" + TEST)).containsExactly(
                "lab.yaml:2:1: the key \"lab\" stands here a second time; the first is in line 1");
    }

    @Test
    void aliasesThatExplodeAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }
        assertThat(problems(bomb.toString())).singleElement().asString()
                .contains("aliases make this value grow beyond 100000 values");
    }

    @Test
    void anAliasOfItselfOrOfNothingIsRefused() {
        assertThat(problems("lab: &x [*x]\n" + TEST)).singleElement().asString().contains("the alias *x stands for nothing");
        assertThat(problems("lab: *nobody\n" + TEST)).singleElement().asString().contains("nobody");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThat(problems("lab: " + "[".repeat(5000) + "]".repeat(5000))).singleElement().asString().contains("nested more than 40 deep");
        assertThat(problems("lab: fan\ntests: [{test: a, expect: {stdout: " + "{any-order: [".repeat(30) + "x" + "]}".repeat(30) + "}}]"))
                .singleElement().asString().contains("nested more than 40 deep");
    }

    @Test
    void wrongTypesAreToldEverywhere() {
        for (String key : List.of("lab", "title", "submit", "build", "limits", "env", "given", "run", "tests")) {
            for (String value : List.of("", "{}", "[]", "[[]]", "{a: {b: c}}", "~", "[~]", "'\\0'", "\"\\0\"")) {
                String file = key.equals("lab") ? "" : "lab: fan\n";
                String rest = key.equals("tests") ? "" : TEST;
                List<String> found = problems(file + key + ": " + value + "\n" + rest);
                boolean fine = value.equals("{}") && List.of("env", "given", "limits", "build").contains(key)
                        || value.equals("[]") && key.equals("given") || value.equals("'\\0'") && key.equals("title")
                        || value.equals("'\\0'") && List.of("run", "build").contains(key);
                assertThat(found).as(key + ": " + value).satisfies(told -> assertThat(told.isEmpty()).isEqualTo(fine));
            }
        }
    }

    @Test
    void wrongTypesWithinATestAreTold() {
        for (String key : List.of("test", "points", "credit", "run", "args", "stdin", "env", "given", "limits", "hint", "tags", "visibility",
                "expect: {exit", "expect: {stdout", "expect: {processes", "expect: {reaped", "expect: {zombies", "expect: {orphans",
                "expect: {left-running", "expect: {descriptors", "expect: {terminates")) {
            String close = key.contains("{") ? "}" : "";
            String name = key.equals("test") ? "" : "test: a, ";
            String expect = key.contains("{") ? "" : ", expect: {exit: 0}";
            List<String> found = problems("lab: fan\ntests: [{" + name + key + ": [[[]]]" + close + expect + "}]");
            assertThat(found).as(key).satisfies(told -> assertThat(told.isEmpty()).isEqualTo(key.equals("expect: {stdout")));
        }
    }

    @Test
    void boundsOnWhatARunUsesHaveUnitsAndSense() {
        String lab = "lab: fan\ntests: [{test: a, expect: {%s}}]";
        assertThat(problems(lab.formatted("time: 5"))).containsExactly("lab.yaml:2:34: \"time\" wants a duration such as 5s or 200ms, but here stands \"5\"; "
                + "a number alone has no unit");
        assertThat(problems(lab.formatted("time: 3s..1s"))).containsExactly("lab.yaml:2:34: \"time\" has no duration between its bounds: \"3s..1s\"");
        assertThat(problems(lab.formatted("time: .."))).hasSize(1);
        assertThat(problems(lab.formatted("time: at most"))).hasSize(1);
        assertThat(problems(lab.formatted("time: at most 1s..2s"))).hasSize(1);
        assertThat(problems(lab.formatted("time: 1h"))).hasSize(1);
        assertThat(problems(lab.formatted("time: [1s]"))).hasSize(1);
        assertThat(problems(lab.formatted("cpu: {}"))).containsExactly("lab.yaml:2:33: \"cpu\" wants a bound, as 500ms or {total: 2s, each: 500ms}");
        assertThat(problems(lab.formatted("cpu: {all: 2s}"))).singleElement().asString().startsWith("lab.yaml:2:34: unknown key \"all\"; cpu can have total, each");
        assertThat(problems(lab.formatted("peak-memory: 8MB"))).containsExactly("lab.yaml:2:41: \"peak-memory\" wants a size such as 64KiB or 1MiB, "
                + "but here stands \"8MB\"; write 8MiB");
    }

    @Test
    void aCommandThatNeedsAShellIsRefusedWithWhatToDo() {
        assertThat(problems("lab: fan\nrun: ./fan | wc\n" + TEST)).containsExactly("lab.yaml:2:12: \"|\" needs a shell, and commands "
                + "run without one; quote it if it is meant as it stands, or write [sh, -c, \"…\"]");
        assertThat(problems("lab: fan\nbuild: gcc *.c\n" + TEST)).singleElement().asString().startsWith("lab.yaml:2:12: \"*\" needs a shell");
        assertThat(problems("lab: fan\nbuild: CC=gcc make\n" + TEST)).singleElement().asString().contains("set it under \"env\"");
        assertThat(problems("lab: fan\nrun: ./fan 'a b\n" + TEST)).containsExactly("lab.yaml:2:12: this ' is never closed");
        assertThat(problems("lab: fan\nrun: []\n" + TEST)).containsExactly("lab.yaml:2:6: \"run\" names no program");
    }

    @Test
    void aNameThatClimbsOutOfTheFolderIsRefused() {
        for (String name : List.of("../fan.c", "/etc/passwd", "a/../b", "a//b", "./fan.c", "~/x", "''", "\"a\\nb\"", "a\\b")) {
            assertThat(problems("lab: fan\nsubmit: [" + name + "]\n" + TEST)).as(name).hasSize(1);
            assertThat(problems("lab: fan\ngiven: [" + name + "]\n" + TEST)).as(name).hasSize(1);
            assertThat(problems("lab: fan\ngiven: {" + name + ": x}\n" + TEST)).as(name).hasSize(1);
        }
    }

    @Test
    void aGivenFileMustStandBesideTheLabFile() throws IOException {
        assertThat(problems("lab: fan\ngiven: [words.txt]\n" + TEST))
                .containsExactly("lab.yaml:2:9: the given file \"words.txt\" does not stand beside the lab file");
        Files.createDirectory(folder.resolve("words.txt"));
        assertThat(problems("lab: fan\ngiven: [words.txt]\n" + TEST))
                .containsExactly("lab.yaml:2:9: the given file \"words.txt\" is not a file that can be read");
    }

    @Test
    void aWrongTreeIsToldAtTheCharacterThatIsWrong() {
        assertThat(tree("main(child * 3")).containsExactly("lab.yaml:5:32: a \")\" is missing at the end");
        assertThat(tree("main(child * 0)")).containsExactly("lab.yaml:5:31: after \"*\" stands how many there are: 1 to 1000, or 2..4, or 2.., or nothing for any number");
        assertThat(tree("main(child,)")).containsExactly(
                "lab.yaml:5:29: a process should be named here: main, child, or the program that it executes");
        assertThat(tree("main child")).containsExactly("lab.yaml:5:23: the tree ends before \"c\": its root is one process, as in main(child * 3)");
        assertThat(tree("main * 2")).containsExactly("lab.yaml:5:18: the root of the tree is the first process: there is one");
        assertThat(tree("main(child; child)")).containsExactly("lab.yaml:5:28: \",\" or \")\" should stand where \";\" does");
        assertThat(tree("main(".repeat(5000))).singleElement().asString().contains("the tree is more than 500 deep");
    }

    @Test
    void aWrongHoleIsToldAtItsBrace() {
        assertThat(stdout("\"a {\"")).containsExactly("lab.yaml:6:14: this \"{\" is never closed; a brace that is meant as such is written {{");
        assertThat(stdout("\"a {child.pid}\"")).singleElement().asString()
                .startsWith("lab.yaml:6:14: {child.pid} is no hole that a line can have; these are: {int}, {/regex/}");
        assertThat(stdout("\"a {child[0].pid}\"")).singleElement().asString().contains("is no hole that a line can have");
        assertThat(stdout("\"a {/(/}\"")).singleElement().asString()
                .isEqualTo("lab.yaml:6:14: the regular expression /(/ is wrong: missing closing ) (RE2 syntax: no look-ahead, no back-references)");
        assertThat(stdout("\"a {x}\"")).singleElement().asString().startsWith("lab.yaml:6:12: {x} is never bound");
        assertThat(stdout("")).containsExactly("lab.yaml:6:10: a line is missing here; an empty one is written \"\"");
    }

    @Test
    void aLineThatYamlTakesForAMappingIsToldSo() {
        for (String line : List.of("child {child[1].pid}: ok", "{x:int}", "{int}", "a: b")) {
            assertThat(stdout(line)).singleElement().asString().contains(":6:11: this is no pattern").contains("put it in quotes");
        }
    }

    @Test
    void aWrongOperandOrWriterIsTold() {
        assertThat(problemsOf("{count: a}")).containsExactly("\"count\" wants to know how often the line comes: times: 3, times: 1..3, or times: 2..");
        assertThat(problemsOf("{count: [a, b], times: 2}")).containsExactly(
                "\"count\" wants one line, as {count: \"tick {int}\", times: 3}, but here stands a list");
        assertThat(problemsOf("{count: a, times: 3..1}")).containsExactly("\"times\" wants a number, a range or a least number, as 3, 1..3 or 2.., but here stands \"3..1\"");
        assertThat(problemsOf("{permutation-of: ''}")).containsExactly("\"permutation-of\" wants the characters that come, as permutation-of: abc");
        assertThat(problemsOf("{characters: [a, '{int}']}")).containsExactly("a hole is one character here, as {/[a-z]/}: a number or a pid may have several");
        assertThat(problemsOf("{characters: {characters: a}}")).containsExactly(
                "everything in here is read character by character already; remove this \"characters\"");
        assertThat(problemsOf("{line: a, by: {p: }}")).singleElement().asString().startsWith("\"by\" wants a process: main, child[1], ")
                .endsWith("; but here stands a mapping: put a name in braces in quotes");
        assertThat(problemsOf("{line: a, by: child 0}")).singleElement().asString().contains("\"by\" wants a process").endsWith("but here stands \"child 0\"");
        assertThat(problemsOf("{line: a, by: child[1]}")).singleElement().asString()
                .isEqualTo("this is not YAML: a \"[\" within braces; put the value in quotes, as \"child[1]\", or write child 1");
        assertThat(problemsOf("{by: main}")).containsExactly("\"by\" says who writes what stands beside it, and nothing does: {line: \"…\", by: main}");
        assertThat(problemsOf("[{not: \"x {y:int}\"}, \"{y}\"]")).singleElement().asString().startsWith("{y} is never bound");
    }

    private List<String> problemsOf(String item) {
        return stdout(item).stream().map(problem -> problem.replaceFirst("^lab.yaml:[0-9]+:[0-9]+: ", "")).toList();
    }

    @Test
    void aTerminalHasItsBounds() {
        assertThat(problems("lab: fan\ntests: [{test: a, stdio: pty, schedules: every, expect: {exit: 0}}]\n")).singleElement().asString()
                .startsWith("lab.yaml:2:42: schedules cannot be tried at a terminal");
        assertThat(problems("lab: fan\ntests: [{test: a, stdio: tty, expect: {exit: 0}}]\n")).singleElement().asString().contains("stdio");
        assertThat(problems("lab: fan\ntests: [{test: a, stdio: pty, stdin: " + "x".repeat(4095) + ", expect: {exit: 0}}]\n")).singleElement().asString()
                .contains("a line that is typed at a terminal has at most 4094 bytes");
        assertThat(problems("lab: fan\ntests: [{test: a, stdio: pty, stdin: {text: " + "x".repeat(4095) + ", as: pipe}, expect: {exit: 0}}]\n")).isEmpty();
    }

    @Test
    void aFileThatCannotBeOneIsTold() {
        assertThat(expect("file ../x: empty")).containsExactly("lab.yaml:5:18: \"file NAME\" wants the name of a file in the folder that the program runs in, "
                + "as file out.txt: a file's name cannot have empty parts, \".\" or \"..\": \"../x\"");
        assertThat(expect("file out.txt: [{line: a, by: main}]")).containsExactly(
                "lab.yaml:5:36: which process wrote which line of a file is not known; \"by\" is for stdout and stderr");
        assertThat(expect("file out.txt: [{repeatt: a}]")).hasSize(1);
    }

    @Test
    void aWrongPatternIsTold() {
        assertThat(stdout("any-oder: [a]")).containsExactly("lab.yaml:6:11: unknown key \"any-oder\"; did you mean \"any-order\"?");
        assertThat(stdout("any-order: a")).containsExactly("lab.yaml:6:22: \"any-order\" wants a list of lines or patterns, but here stands \"a\"");
        assertThat(stdout("{repeat: a, times: 3..1}")).singleElement().asString().contains("\"times\" wants a number, a range or a least number");
        assertThat(stdout("{any-order: [a], interleaved: [b]}")).singleElement().asString().contains("give each a \"-\" of its own");
    }

    @Test
    void pointsForACheckThatIsNotExpectedCannotBeReached() {
        assertThat(problems("lab: fan\ntests: [{test: a, points: {exit: 3, reapd: 2}, expect: {exit: 0, reaped: all}}]")).containsExactly(
                "lab.yaml:2:37: points for \"reapd\" cannot be reached: the test does not expect it; did you mean \"reaped\"?");
    }

    @Test
    void mistakesInAnOrderAreToldAllAtOnce() {
        assertThat(expect("order: [exit child]")).containsExactly("lab.yaml:5:14: a chain under \"order\" wants two events or more, "
                + "as [exit child, reap child], but here stands a shorter list");
        assertThat(expect("order: [exitt child, reap]")).containsExactly("lab.yaml:5:15: \"exitt\" is no event; did you mean \"exit\"?",
                "lab.yaml:5:28: \"reap\" wants a process, as reap child");
        assertThat(expect("order: ['exit child[0]', exit child again]")).containsExactly(
                "lab.yaml:5:15: \"child[0]\" is no process; write main, child (every child), child 2, child 1 of child 2, or a program's name",
                "lab.yaml:5:32: \"exit\" wants a process and nothing behind it, but here stands again");
        assertThat(expect("order: [print main, signal child TERMM]")).containsExactly(
                "lab.yaml:5:15: \"print\" wants the line in double quotes, as print \"all done\"",
                "lab.yaml:5:27: \"signal\" wants a signal's name behind the process, as signal child TERM, but here stands TERMM; did you mean \"TERM\"?");
        assertThat(expect("order: ['print \"{x:int} {\"', exit main]")).containsExactly(
                "lab.yaml:5:23: a hole under \"order\" has no name: write {int} or {/regex/}; a brace that is meant as such is written {{",
                "lab.yaml:5:31: this \"{\" is never closed; a brace that is meant as such is written {{");
        assertThat(expect("order: exit child")).containsExactly("lab.yaml:5:14: \"order\" wants chains of events, "
                + "as - [exit child, reap child], but here stands \"exit child\"");
        assertThat(expect("order: [fork main, reap main]")).containsExactly(
                "lab.yaml:5:15: \"fork main\" never happens in a run: \"fork\" names the process that is created, as fork child",
                "lab.yaml:5:26: \"reap main\" never happens in a run: \"reap\" names the process that is waited for, as reap child");
        assertThat(expect("order: [print \"a, b\", exit main]")).isNotEmpty();
    }

    @Test
    void mistakesInCallsAreToldAllAtOnce() {
        assertThat(expect("calls: [frok, no execvp, no fork at most 1, wait at least 0]")).containsExactly(
                "lab.yaml:5:15: \"frok\" is no call that is noted in a run; did you mean \"fork\"?",
                "lab.yaml:5:21: a run does not show which of execl, execlp, execle, execv, execve, execvp, execvpe, fexecve, execveat made a call, "
                        + "so \"execvp\" alone cannot be counted or forbidden; write exec for all of them",
                "lab.yaml:5:32: under \"calls\" stands a call, as fork, no system, pipe at most 1, wait at least 2 or fork exactly 3, "
                        + "not \"no fork at most 1\"",
                "lab.yaml:5:51: \"wait at least 0\" cannot fail");
        assertThat(expect("calls: []")).containsExactly("lab.yaml:5:14: \"calls\" names no call here");
    }

    @Test
    void mistakesInWhatMayRemainAreTold() {
        assertThat(expect("ipc: claen")).containsExactly("lab.yaml:5:12: \"ipc\" can be clean or none, not \"claen\"; did you mean \"clean\"?");
        assertThat(expect("files: []")).containsExactly("lab.yaml:5:14: \"files\" names nothing that may remain; write clean");
        assertThat(expect("files: [a, {b: c}]")).containsExactly("lab.yaml:5:18: \"files\" wants a single value, but here stands a mapping");
    }

    @Test
    void mistakesInWhoseBlocksMayBeLostAreTold() {
        assertThat(expect("memory: cleen")).containsExactly("lab.yaml:5:15: \"memory\" can be clean or none, not \"cleen\"; did you mean \"clean\"?");
        assertThat(expect("memory: []")).containsExactly("lab.yaml:5:15: \"memory\" names nothing that may remain; write clean");
        assertThat(expect("memory: [make, 40 bytes]")).containsExactly(
                "lab.yaml:5:22: under \"memory\" stands the name of a function whose blocks may be lost, not \"40 bytes\"");
        assertThat(expect("memory: {lost: 3}")).hasSize(1).first().asString().startsWith("lab.yaml:5:15: ");
    }

    @Test
    void mistakesInBoundsAndAlternativesAreToldWhereTheyStand() {
        assertThat(tree("main(child * 3..2)")).singleElement().asString().startsWith("lab.yaml:5:31: after \"*\" stands how many there are");
        assertThat(tree("main(child * 0)")).singleElement().asString().startsWith("lab.yaml:5:31: ");
        assertThat(tree("main(child * x)")).singleElement().asString().startsWith("lab.yaml:5:31: ");
        assertThat(tree("main(ls * 2 | cat)")).singleElement().asString().startsWith("lab.yaml:5:26: \"|\" stands between single processes");
        assertThat(tree("main(ls | cat * 2)")).singleElement().asString().startsWith("lab.yaml:5:32: \"|\" stands between single processes");
        assertThat(tree("main((ls * 2) * 2)")).singleElement().asString().contains("within parentheses stand single processes");
        assertThat(tree("main(ls |)")).singleElement().asString().startsWith("lab.yaml:5:27: a process should be named here");
        assertThat(tree("(".repeat(5000))).singleElement().asString().contains("the tree is more than 500 deep");
        assertThat(tree("{count: 3, at-most: 4}")).containsExactly(
                "lab.yaml:5:18: \"count\" and \"at-most\" both say how many processes there are; write one of them");
        assertThat(tree("{concurrent: none}")).containsExactly("lab.yaml:5:31: \"concurrent\" can be from 1 to 100000, not \"none\"");
        assertThat(tree("{concurrent: at least 1}")).containsExactly("lab.yaml:5:31: \"concurrent: at least 1\" cannot fail");
        assertThat(tree("{concurrent: many}")).containsExactly("lab.yaml:5:31: \"concurrent\" wants a number or a bound of it, as 3, 2..4, "
                + "at most 3 or at least 1, but here stands \"many\"");
    }

    @Test
    void mistakesInLeftoversAreToldWhereTheyStand() {
        assertThat(expect("zombies: nine")).containsExactly("lab.yaml:5:16: \"zombies\" wants a number or a bound of it, as none, 3, 2..4, at most 3 "
                + "or at least 1, but here stands \"nine\"; did you mean \"none\"?");
        assertThat(expect("zombies: at least 0")).containsExactly("lab.yaml:5:16: \"zombies: at least 0\" cannot fail");
        assertThat(expect("zombies: {}")).containsExactly("lab.yaml:5:16: \"zombies\" expects nothing here; it can have unreaped, lasting");
        assertThat(expect("zombies: {lasting: 100}")).singleElement().asString().startsWith("lab.yaml:5:26: \"lasting\" wants a duration");
        assertThat(expect("orphans: {adoptedby: init}")).containsExactly("lab.yaml:5:17: unknown key \"adoptedby\"; did you mean \"adopted-by\"?");
        assertThat(expect("orphans: 1, adopted by child[0]")).containsExactly(
                "lab.yaml:5:30: \"child[0]\" adopts nobody; write init, main, child 2, or a program's name");
        assertThat(expect("orphans: 1, taken by init")).singleElement().asString().startsWith("lab.yaml:5:16: \"orphans\" can be a number, and behind a comma");
        assertThat(expect("left-running: {after: 2s}")).containsExactly("lab.yaml:5:29: the run is ended 500ms after its first process, before that; "
                + "set limits: {grace: 2s} for this test, or a shorter time here");
        assertThat(problems("lab: fan\ntests:\n  - test: a\n    expect: {left-running: {after: 2s}}\n    limits: {grace: 3s}\n")).isEmpty();
    }

    @Test
    void mistakesInWhoIsReapedAreToldWhereTheyStand() {
        assertThat(expect("reaped: al")).containsExactly("lab.yaml:5:15: \"reaped\" can be all, not \"al\"; did you mean \"all\"?");
        assertThat(expect("reaped: {ordre: [child 1, child 2]}")).containsExactly("lab.yaml:5:16: unknown key \"ordre\"; did you mean \"order\"?");
        assertThat(expect("reaped: {order: [child 1]}")).containsExactly("lab.yaml:5:23: \"order\" wants two processes or more in the order in which they "
                + "are reaped, as [child 2, child 1], but here stands a shorter list");
        assertThat(expect("reaped: {order: [child 1, child 0]}")).containsExactly(
                "lab.yaml:5:33: \"child 0\" is no process; write main, child (every child), child 2, child 1 of child 2, or a program's name");
        assertThat(expect("reaped: {status: {child 1: 300}}")).singleElement().asString().startsWith("lab.yaml:5:34: \"status\" can be a code from 0 to 255");
        assertThat(expect("reaped: {status: 3}")).singleElement().asString().startsWith("lab.yaml:5:24: \"status\" wants processes and how they end");
        assertThat(expect("reaped: {until: EINTR}")).containsExactly("lab.yaml:5:23: \"until\" can be ECHILD, not \"EINTR\"");
        assertThat(expect("reaped: {failures: {ECHLD: 1}}")).singleElement().asString().startsWith("lab.yaml:5:27: \"ECHLD\" is no error that a wait fails with");
        assertThat(expect("reaped: {all: false}")).singleElement().asString().startsWith("lab.yaml:5:15: \"reaped\" expects nothing here");
        assertThat(expect("reaped: {}")).singleElement().asString().startsWith("lab.yaml:5:15: \"reaped\" expects nothing here");
    }

    private List<String> expect(String key) {
        return problems("lab: fan\ntests:\n  - test: a\n    expect:\n      " + key + "\n");
    }

    private List<String> tree(String tree) {
        return problems("lab: fan\ntests:\n  - test: a\n    expect:\n      processes: " + tree + "\n");
    }

    private List<String> stdout(String item) {
        return problems("lab: fan\ntests:\n  - test: a\n    expect:\n      stdout:\n        - " + item + "\n");
    }

    private List<String> problems(String text) {
        try {
            return load(Files.writeString(folder.resolve("lab.yaml"), text));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private List<String> load(Path file) {
        return LabLoader.load(file) instanceof LoadedLab.Broken broken
                ? broken.problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList() : List.of();
    }

    private static final String TEST = "tests: [{test: a, expect: {exit: 0}}]\n";
}
