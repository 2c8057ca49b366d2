package io.github.proclab.scaffold;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import java.util.List;
import java.util.stream.Collectors;

/** What a Makefile says about how a lab's program is made and run. */
record BuildRules(Lab lab) {

    private static final String HERE = "./";

    /** What is built, as far as the tests run it; without "./". */
    List<String> programs() {
        return lab.tests().stream().map(test -> test.run().get(0)).filter(name -> name.startsWith(HERE)).map(name -> name.substring(HERE.length()))
                .filter(name -> !lab.submit().contains(name)).distinct().toList();
    }

    /** What "all" needs. */
    String goal() {
        return isOneFile() ? " " + target(programs().get(0)) : "";
    }

    /** Made again where a file has changed; made each time where it is not known what one command makes. */
    String rule() {
        String command = "\t" + recipe(lab.build().command());
        return isOneFile() ? target(programs().get(0)) + ": " + lab.submit().stream().map(BuildRules::target).collect(Collectors.joining(" ")) + "\n" + command
                : command;
    }

    /** The value of a variable, in which "#" would begin a comment. */
    String run() {
        return lab.tests().stream().filter(VisibleLabFile::isVisible).findFirst().map(LabTest::run).map(BuildRules::recipe).orElse("").replace("#", "\\#");
    }

    /** What "trace" has to let it do, for what its tests need. */
    String allowed() {
        return lab.tests().stream().flatMap(test -> test.needs().stream()).distinct().map(need -> " --allow " + need.word()).collect(Collectors.joining());
    }

    private boolean isOneFile() {
        return programs().size() == 1;
    }

    static String recipe(List<String> words) {
        return words.stream().map(BuildRules::quoted).collect(Collectors.joining(" ")).replace("$", "$$");
    }

    /** For the shell. A newline cannot stand in a recipe, nor in a variable. */
    static String quoted(String word) {
        if (word.indexOf('\n') >= 0) {
            throw new CannotBegin("a Makefile cannot hold a word with a line break, as in the build or run command of this lab");
        }
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String target(String file) {
        return file.replace("$", "$$").replace(" ", "\\ ").replace("#", "\\#").replace(":", "\\:");
    }
}
