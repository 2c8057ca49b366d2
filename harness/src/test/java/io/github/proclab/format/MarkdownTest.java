package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '§', value = {
        "a | b → a \\| b", "*a* _b_ `c` ~d~ → \\*a\\* \\_b\\_ \\`c\\` \\~d\\~", "<b>&amp; → \\<b\\>&amp;amp;", "[a](b) ![c](d) → \\[a\\](b) \\!\\[c\\](d)",
        "@root → @<!-- -->root", "http://x → http\\://x", "www.x.de → www&#46;x.de", ":smile: fan.c:12 → \\:smile: fan.c:12", "# a → \\# a", "$x$ 2^3 → \\$x\\$ 2\\^3",
        "::error::x → :\\:error:\\:x"})
    void what_speaks_markdown_is_shown_as_it_is(String text, String markdown) {
        assertThat(Markdown.text(text)).isEqualTo(markdown);
    }

    @Test
    void lines_stand_in_a_block_that_they_cannot_end() {
        assertThat(Markdown.block("a\n</pre><script>\n::x")).isEqualTo("<pre>\na\n&lt;/pre&gt;&lt;script&gt;\n&#58;:x\n</pre>\n");
    }

    @Test
    void a_page_has_the_score_a_table_and_what_was_found() {
        assertThat(Told.text(new MarkdownReport(), Told.FAN)).startsWith("""
                ## fan: 16.67 of 25 points

                | | test | points |
                |---|---|---:|
                | ❌ | three children, each waited for | 10.33 / 15 |
                | ⚠️ | many of them | 5 / 10 |
                | ❌ | quick (bonus) | 1 / 3 |
                | ➖ | and again | 0 / 0 |
                | | rounded to thirds | +0.34 |

                ### ❌ three children, each waited for  ./fan 3

                - **reaped**: 2 of the 3 children were never waited for (0 / 4.67)
                  - expected: all
                  - main created child 1, child 2 and child 3 (fan.c:12)
                """).contains("  - hint: Each fork() wants a wait().\n").contains("<pre>\nwanted:\nmain\n└─ child\n\ngot:\nmain\n</pre>\n");
    }

    @Test
    void what_the_compiler_said_stands_above() {
        assertThat(Told.text(new MarkdownReport(), Told.UNBUILT)).contains("<pre>\ndoes not compile\n").contains("unknown type ##&#91;error]");
    }
}
