package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenedAheadTest {

    private final Counting sandbox = new Counting();

    @Test
    void the_next_stands_ready_before_it_is_asked_for_and_no_two_get_the_same() {
        OpenedAhead ahead = ahead(1, 3);

        Session first = ahead.open(SandboxLimits.USUAL);
        assertThat(sandbox.opened).hasSize(2);
        Session second = ahead.open(SandboxLimits.USUAL);
        Session third = ahead.open(SandboxLimits.USUAL);

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(sandbox.opened).hasSize(3);
    }

    @Test
    void no_more_stand_ready_than_will_be_asked_for() {
        OpenedAhead ahead = ahead(8, 3);

        ahead.open(SandboxLimits.USUAL);
        assertThat(sandbox.opened).hasSize(3);
        ahead.open(SandboxLimits.USUAL);
        ahead.open(SandboxLimits.USUAL);
        ahead.open(SandboxLimits.USUAL);
        assertThat(sandbox.opened).hasSize(4);
    }

    @Test
    void what_nobody_asked_for_is_closed_in_the_end_and_nothing_else() {
        OpenedAhead ahead = ahead(2, 9);
        Stub taken = (Stub) ahead.open(SandboxLimits.USUAL);

        ahead.close();

        assertThat(taken.closed).isFalse();
        assertThat(sandbox.opened).hasSize(3).filteredOn(session -> session.closed).hasSize(2);
        ahead.open(SandboxLimits.USUAL);
        assertThat(sandbox.opened).hasSize(4);
    }

    @Test
    void where_a_session_broke_what_stood_ready_is_not_trusted() {
        OpenedAhead ahead = ahead(1, 9);
        ahead.open(SandboxLimits.USUAL);

        assertThat(ahead.outlast(Duration.ZERO)).isEmpty();
        Stub next = (Stub) ahead.open(SandboxLimits.USUAL);

        assertThat(sandbox.opened).filteredOn(session -> session.closed).hasSize(1);
        assertThat(next.closed).isFalse();
    }

    @Test
    void one_that_could_not_be_opened_is_told_to_whom_it_would_have_been_given() {
        OpenedAhead ahead = ahead(1, 9);
        sandbox.fails = true;
        assertThatThrownBy(() -> ahead.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class);
        sandbox.fails = false;

        assertThatThrownBy(() -> ahead.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class).hasMessage("There is no engine.");
        assertThat(ahead.open(SandboxLimits.USUAL)).isNotNull();
    }

    @Test
    void other_limits_get_a_session_of_their_own() {
        OpenedAhead ahead = ahead(1, 9);
        SandboxLimits other = new SandboxLimits(1 << 20, 3, 1 << 20);

        ahead.open(SandboxLimits.USUAL);
        ahead.open(other);

        assertThat(sandbox.asked).containsExactly(SandboxLimits.USUAL, SandboxLimits.USUAL, other);
    }

    private OpenedAhead ahead(int ahead, int wanted) {
        return new OpenedAhead(sandbox, SandboxLimits.USUAL, ahead, wanted, Runnable::run);
    }

    private static final class Counting implements Sandbox {

        private final List<Stub> opened = new ArrayList<>();
        private final List<SandboxLimits> asked = new ArrayList<>();
        private boolean fails;

        @Override
        public String kind() {
            return "counting";
        }

        @Override
        public Session open(SandboxLimits limits) {
            if (fails) {
                throw new SandboxException("There is no engine.");
            }
            asked.add(limits);
            opened.add(new Stub());
            return opened.get(opened.size() - 1);
        }

        @Override
        public Optional<Outage> outlast(Duration patience) {
            return Optional.empty();
        }
    }

    private static final class Stub implements Session {

        private boolean closed;

        @Override
        public SandboxDescription description() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void put(String path, byte[] content, boolean executable) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Recording run(RunRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
