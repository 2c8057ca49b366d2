package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void wordsAreSplitAndQuotedAsAShellWould() {
        assertThat(words("./a  -x\t3 ")).containsExactly("./a", "-x", "3");
        assertThat(words("a 'b c' \"d e\" f\\ g")).containsExactly("a", "b c", "d e", "f g");
        assertThat(words("a '' \"\" x''y")).containsExactly("a", "", "", "xy");
        assertThat(words("a 'it'\\''s' \"a\\\"b\\\\c\\d\"")).containsExactly("a", "it's", "a\"b\\c\\d");
        assertThat(words("printf '%s|%s\\n' 'a*' '$HOME'")).containsExactly("printf", "%s|%s\\n", "a*", "$HOME");
        assertThat(words("make CC=gcc a#b x~y {1..3} 50%")).containsExactly("make", "CC=gcc", "a#b", "x~y", "{1..3}", "50%");
        assertThat(words("echo \\$x \\*")).containsExactly("echo", "$x", "*");
    }

    @Test
    void whatOnlyAShellCanDoIsAMistakeWhereItStands() {
        for (String command : List.of("a |", "a &", "a ;", "a <", "a >", "a (", "a )", "a $", "a `", "a *", "a ?", "a [", "a #", "a ~", "a \"$")) {
            assertThat(CommandLine.split(command).mistakes()).as(command).isNotEmpty();
        }
        assertThat(CommandLine.split("a b>c").mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.index()).isEqualTo(3));
    }

    @Test
    void whatIsNeverClosedIsAMistakeWhereItOpens() {
        assertThat(CommandLine.split("a 'b").mistakes()).containsExactly(new CommandLine.NotPlain(2, "this ' is never closed"));
        assertThat(CommandLine.split("a \"b\\\"").mistakes()).containsExactly(new CommandLine.NotPlain(2, "this \" is never closed"));
        assertThat(CommandLine.split("a b\\").mistakes()).containsExactly(
                new CommandLine.NotPlain(3, "a backslash at the end of the command escapes nothing"));
    }

    private static List<String> words(String command) {
        CommandLine.Split split = CommandLine.split(command);
        assertThat(split.mistakes()).isEmpty();
        return split.words();
    }
}
