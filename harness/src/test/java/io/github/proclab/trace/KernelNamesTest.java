package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelNamesTest {

    @ParameterizedTest
    @CsvSource({"0,read", "22,pipe", "33,dup2", "56,clone", "61,wait4", "62,kill", "200,tkill", "231,exit_group", "247,waitid", "293,pipe2",
        "322,execveat", "334,rseq", "424,pidfd_send_signal", "435,clone3", "436,close_range", "450,set_mempolicy_home_node", "462,mseal"})
    void a_system_call_is_known_by_its_number_and_its_name(int number, String name) {
        assertThat(SystemCalls.name(number)).isEqualTo(name);
        assertThat(SystemCalls.number(name)).hasValue(number);
    }

    @Test
    void every_system_call_up_to_462_has_a_name_of_its_own() {
        IntStream numbers = IntStream.concat(IntStream.rangeClosed(0, 334), IntStream.rangeClosed(424, 462));
        assertThat(numbers.mapToObj(SystemCalls::name)).doesNotHaveDuplicates().noneMatch(name -> name.startsWith("call "));
    }

    @Test
    void a_number_without_a_name_is_shown_as_a_number() {
        assertThat(SystemCalls.name(400)).isEqualTo("call 400");
        assertThat(SystemCalls.name(-1)).isEqualTo("call 4294967295");
        assertThat(Signals.name(32)).isEqualTo("signal 32");
        assertThat(Signals.name(0)).isEqualTo("signal 0");
        assertThat(Errno.name(41)).isEqualTo("errno 41");
        assertThat(Errno.message(4000)).isEqualTo("Unknown error 4000");
    }

    @ParameterizedTest
    @CsvSource({"1,SIGHUP", "9,SIGKILL", "11,SIGSEGV", "17,SIGCHLD", "31,SIGSYS", "34,SIGRTMIN", "64,SIGRTMIN+30"})
    void a_signal_is_known_by_its_number_and_its_name_with_or_without_SIG(int number, String name) {
        assertThat(Signals.name(number)).isEqualTo(name);
        assertThat(Signals.number(name)).hasValue(number);
        assertThat(Signals.number(name.substring(3))).hasValue(number);
    }

    @Test
    void what_is_no_name_has_no_number() {
        assertThat(Signals.number("NOPE")).isEmpty();
        assertThat(Signals.number("")).isEmpty();
        assertThat(SystemCalls.number("vanish")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,EPERM,Operation not permitted", "2,ENOENT,No such file or directory", "4,EINTR,Interrupted system call",
        "9,EBADF,Bad file descriptor", "10,ECHILD,No child processes", "32,EPIPE,Broken pipe", "133,EHWPOISON,Memory page has hardware error"})
    void an_error_number_has_a_name_and_a_message(int number, String name, String message) {
        assertThat(Errno.name(number)).isEqualTo(name);
        assertThat(Errno.message(number)).isEqualTo(message);
    }
}
