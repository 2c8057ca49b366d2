package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.supervisor.RunRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SupervisedSessionTest {

    /** HELLO of version 2, kernel "k", work folder "/w". */
    private static final byte[] HELLO = {
        24 + 4, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 1, 0, 0, 0, 'k', 2, 0, 0, 0, '/', 'w', 0, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] REFUSED = {15, 0, 0, 0, 2, 0, 0, 0, 3, 1, 0, 0, 0, 2, 0, 0, 0, 'n', 'o'};

    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final Duration TIME_TO_SAY_HELLO = Duration.ofSeconds(3);

    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void a_session_is_described_by_what_its_supervisor_says() {
        Session session = SupervisedSession.begin(host(new ByteArrayInputStream(HELLO)), "docker", "proclab:latest@sha256:1");
        assertThat(session.description().kind()).isEqualTo("docker");
        assertThat(session.description().image()).isEqualTo("proclab:latest@sha256:1");
        assertThat(session.description().kernel()).isEqualTo("k");
        assertThat(session.description().work()).isEqualTo("/w");
    }

    @Test
    void a_supervisor_that_ends_before_it_speaks_is_explained_by_its_last_words_and_closed() {
        assertThatThrownBy(() -> SupervisedSession.begin(host(InputStream.nullInputStream()), "local", ""))
                .isInstanceOf(SandboxException.class)
                .hasMessage("The sandbox failed: the supervisor went away before frame 1 was whole. It said: oh.");
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void a_supervisor_that_never_speaks_is_given_up_and_closed() {
        assertThatThrownBy(() -> SupervisedSession.begin(host(new Silence()), "local", "", A_MOMENT))
                .isInstanceOf(SandboxException.class).hasMessageContaining("It did not answer within 0.05 s.");
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void a_supervisor_that_falls_silent_during_a_run_is_given_up_and_closed() {
        InputStream answers = new SequenceInputStream(new ByteArrayInputStream(HELLO), new Silence());
        Session session = SupervisedSession.begin(host(answers), "local", "", TIME_TO_SAY_HELLO);
        assertThatThrownBy(() -> session.run(untracedWithinAMillisecond()))
                .isInstanceOf(SandboxException.class).hasMessageContaining("It did not answer within 3.001 s.");
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void a_request_that_is_refused_leaves_the_session_open() {
        Session session = SupervisedSession.begin(
                host(new SequenceInputStream(new ByteArrayInputStream(HELLO), new ByteArrayInputStream(REFUSED))), "local", "");
        assertThatThrownBy(() -> session.put("a", new byte[0], false)).isInstanceOf(SandboxException.class)
                .hasMessage("The sandbox could not put a into the work folder: no");
        assertThat(closed.getCount()).isOne();
    }

    private static RunRequest untracedWithinAMillisecond() {
        RunRequest any = Runs.untraced("true");
        RunRequest.RunLimits limits = new RunRequest.RunLimits(Duration.ofMillis(1), Duration.ZERO, 0, 64, 0, 0);
        return new RunRequest(any.argv(), any.env(), any.stdin(), false, false, limits, Duration.ZERO, -1, List.of());
    }

    private SupervisorHost host(InputStream answers) {
        return new SupervisorHost() {
            @Override
            public InputStream answers() {
                return answers;
            }

            @Override
            public OutputStream requests() {
                return new ByteArrayOutputStream();
            }

            @Override
            public String lastWords() {
                return "It said: oh.";
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    /** Ends when the host is closed. */
    private final class Silence extends InputStream {
        @Override
        public int read() {
            try {
                closed.await();
                return -1;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
