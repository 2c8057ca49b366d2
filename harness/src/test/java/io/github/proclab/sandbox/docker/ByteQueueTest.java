package io.github.proclab.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ByteQueueTest {

    private final ByteQueue queue = new ByteQueue();
    private final InputStream source = queue.source();
    private final OutputStream sink = queue.sink();

    @Test
    void what_is_put_can_be_taken_in_other_pieces_and_then_it_ends() throws IOException {
        sink.write(new byte[] {1, 2, 3});
        sink.write(4);
        sink.write(new byte[0]);
        sink.write(new byte[] {9, 5, 6, 9}, 1, 2);
        sink.close();
        assertThat(source.read()).isEqualTo(1);
        assertThat(source.readNBytes(3)).containsExactly(2, 3, 4);
        assertThat(source.readAllBytes()).containsExactly(5, 6);
        assertThat(source.read()).isEqualTo(-1);
    }

    @Test
    void a_byte_above_127_is_no_end() throws IOException {
        sink.write(255);
        assertThat(source.read()).isEqualTo(255);
    }

    @Test
    void nothing_can_be_put_after_the_end() {
        queue.end();
        assertThatThrownBy(() -> sink.write(1)).isInstanceOf(IOException.class).hasMessage("the connection is closed");
    }

    @Test
    void more_than_it_holds_gets_through_while_somebody_takes() throws Exception {
        byte[] much = new byte[5 << 20];
        new Random(1).nextBytes(much);
        CompletableFuture<byte[]> taken = CompletableFuture.supplyAsync(() -> read(much.length));
        for (int offset = 0; offset < much.length; offset += 1 << 16) {
            sink.write(much, offset, 1 << 16);
        }
        assertThat(taken.get()).isEqualTo(much);
    }

    @Test
    void who_waits_for_room_is_told_of_the_end() throws Exception {
        sink.write(new byte[1 << 20]);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                sink.write(1);
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage());
            }
        });
        queue.end();
        assertThatThrownBy(() -> waiting.get()).isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the connection is closed");
    }

    private byte[] read(int length) {
        try {
            return source.readNBytes(length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
