package io.github.proclab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopTest {

    private final ByteArrayOutputStream requests = new ByteArrayOutputStream();

    @Test
    void a_run_can_be_stopped_from_another_thread() throws Exception {
        byte[] before = Conversation.begun().started().toArray();
        byte[] whole = Conversation.begun().started().done(2).output("x").ended(5).done(1).toArray();
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        InputStream answers = new PausingStream(whole, before.length, () -> {
            underWay.countDown();
            stopped.await();
        });
        SupervisorClient client = new SupervisorClient(answers, requests);
        Thread other = new Thread(() -> {
            try {
                underWay.await();
                client.stop();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                stopped.countDown();
            }
        });
        other.start();
        Recording recording = client.run(Requested.anyRun());
        other.join();
        assertThat(recording.end().verdict()).isEqualTo(Event.Verdict.KILLED);
        assertThat(recording.events()).as("the answer to the stop leaves no gap").extracting(Event::number).containsExactly(1, 2, 3);
        assertThat(requestKinds()).containsExactly(2, 3);
    }

    @Test
    void a_stop_where_nothing_runs_asks_for_nothing() {
        SupervisorClient client = new SupervisorClient(Conversation.begun().started().ended().done(1).stream(), requests);
        client.stop();
        client.run(Requested.anyRun());
        client.stop();
        assertThat(requestKinds()).containsExactly(2);
    }

    @Test
    void a_stop_that_came_too_late_is_answered_before_the_next_request_is() {
        Conversation late = Conversation.begun().started().output("a").output("b").output("c").output("d").ended().done(1)
                .failed(2, "no run to stop").done(3).started().ended().done(4);
        SupervisorClient client = new SupervisorClient(late.stream(), requests, new RunBound(4, 1 << 20));
        assertThat(client.run(Requested.anyRun()).end().verdict()).isEqualTo(Event.Verdict.ENDED);
        client.put("a", new byte[0], false);
        assertThat(client.run(Requested.anyRun()).events()).hasSize(2);
    }

    @Test
    void a_run_that_gives_too_many_events_is_stopped_and_keeps_the_evidence_of_its_end() {
        Conversation flood = Conversation.begun().started();
        for (int i = 0; i < 9; i++) {
            flood.output("x");
        }
        flood.done(2).ended(5).done(1);
        Recording recording = new SupervisorClient(flood.stream(), requests, new RunBound(8, 1 << 20)).run(Requested.anyRun());
        assertThat(requestKinds()).containsExactly(2, 3);
        assertThat(recording.events()).hasSize(11);
        assertThat(recording.end().verdict()).isEqualTo(Event.Verdict.LIMIT);
        assertThat(recording.end().detail()).isEqualTo("more than 8 events or 1 MiB of evidence");
    }

    @Test
    void a_run_that_gives_too_many_bytes_is_stopped() {
        Conversation flood = Conversation.begun().started().output("x".repeat(800)).output("x".repeat(300)).done(2).ended(5).done(1);
        assertThat(new SupervisorClient(flood.stream(), requests, new RunBound(100, 1024)).run(Requested.anyRun()).end().verdict())
                .isEqualTo(Event.Verdict.LIMIT);
        assertThat(requestKinds()).containsExactly(2, 3);
    }

    @Test
    void a_run_that_gives_more_and_more_after_it_was_stopped_is_given_up() {
        Conversation flood = Conversation.begun().started();
        for (int i = 0; i < 20; i++) {
            flood.output("x");
        }
        SupervisorClient client = new SupervisorClient(flood.stream(), requests, new RunBound(8, 1 << 20));
        assertThatThrownBy(() -> client.run(Requested.anyRun())).isInstanceOf(SupervisorException.class)
                .hasMessage("the run gave more than 8 events or 1 MiB of evidence, and did not stop");
    }

    private List<Integer> requestKinds() {
        List<Integer> kinds = new ArrayList<>();
        ByteBuffer written = ByteBuffer.wrap(requests.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        while (written.hasRemaining()) {
            int length = written.getInt();
            kinds.add((int) written.get(written.position() + Integer.BYTES));
            written.position(written.position() + length);
        }
        return kinds;
    }
}
