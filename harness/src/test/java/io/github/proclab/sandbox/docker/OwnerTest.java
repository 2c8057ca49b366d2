package io.github.proclab.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private static final Owner SELF = Owner.thisProcess();

    @Test
    void an_owner_is_known_again_by_its_labels() {
        assertThat(Owner.in(SELF.labels())).contains(SELF);
    }

    @Test
    void a_process_that_lives_is_not_gone() {
        assertThat(SELF.gone()).isFalse();
    }

    @Test
    void a_process_that_has_ended_is_gone() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(new Owner(SELF.place(), process.pid(), "1").gone()).isTrue();
    }

    @Test
    void another_process_with_the_same_number_is_another() {
        assertThat(new Owner(SELF.place(), SELF.pid(), "1").gone()).isTrue();
    }

    @Test
    void of_a_process_elsewhere_nothing_is_known() {
        assertThat(new Owner("another boot pid:[1]", 1, "1").gone()).isFalse();
        assertThat(new Owner("", 1, "1").gone()).isFalse();
    }

    @Test
    void labels_that_name_no_owner_name_none() {
        assertThat(Owner.in(Map.of())).isEmpty();
        assertThat(Owner.in(Map.of("io.github.proclab.owner.pid", "many"))).isEmpty();
    }
}
