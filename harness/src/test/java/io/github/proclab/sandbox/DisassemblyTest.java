package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisassemblyTest {

    private static final String SYMBOLS = """

            shell:     file format elf64-x86-64

            DYNAMIC SYMBOL TABLE:
            0000000000000000      DF *UND*\t0000000000000000 (GLIBC_2.34) __libc_start_main
            0000000000000000  w   D  *UND*\t0000000000000000  Base        __gmon_start__
            0000000000000000      DF *UND*\t0000000000000000 (GLIBC_2.2.5) system
            0000000000000000      DF *UND*\t0000000000000000              helper
            0000000000004010 g    DO .bss\t0000000000000008 (GLIBC_2.2.5) stdout

            """;

    private static final String TEXT = """
            Disassembly of section .plt.sec:

            0000000000001040 <system@plt>:
                1040:\tjmp    *0x2fc2(%rip)        # 4008 <system@GLIBC_2.2.5>

            Disassembly of section .text:

            0000000000001150 <main>:
                117c:\tcall   1040 <system@plt>
                118e:\tcall   *0x2f2f(%rip)        # 3fc0 <system@GLIBC_2.2.5>
                1190:\tcall   1200 <own>
                1195:\tbnd jmp 1040 <system@plt>
                119a:\tjmp    1050 <puts@plt>
                119f:\tcall   *%rax
            """;

    @Test
    void what_a_library_defines_is_told_and_where_it_is_called() {
        Disassembly shell = Disassembly.told(SYMBOLS + TEXT, "");

        assertThat(shell.undefined()).containsExactly("__gmon_start__", "__libc_start_main", "helper", "system");
        assertThat(shell.calls("system")).containsExactly(0x117cL, 0x118eL, 0x1195L);
        assertThat(shell.calls("own")).isEmpty();
        assertThat(shell.unreadable()).isEmpty();
    }

    @Test
    void a_program_that_is_linked_statically_tells_nothing() {
        assertThat(Disassembly.told("shell:     file format elf64-x86-64\n\nDYNAMIC SYMBOL TABLE:\nno symbols\n", "objdump: shell: not a dynamic object\n").unreadable())
                .hasValue("is linked statically");
        assertThat(Disassembly.told("", "").unreadable()).isPresent();
    }

    @Test
    void a_script_is_linked_to_nothing() {
        Disassembly script = Disassembly.told("", "objdump: run.sh: file format not recognized\n");

        assertThat(script.unreadable()).isEmpty();
        assertThat(script.undefined()).isEmpty();
    }

    @Test
    void of_a_thousand_calls_some_are_enough_and_hostile_text_is_passed_over() {
        Disassembly many = Disassembly.told("    117c:\tcall   1040 <system@plt>\n".repeat(1000) + "ffffffffffffffffff:\tcall 1 <a@plt>\n<@>\n:\n" + "x".repeat(100_000), "");

        assertThat(many.calls("system")).hasSize(64);
        assertThat(many.calls("a")).isEmpty();
    }
}
