package io.github.proclab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a stream of frames, it is a recording that ends with the end of its run, or a SupervisorException. */
@Execution(ExecutionMode.CONCURRENT)
class HostileStreamTest {

    private static final int MUTANTS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int[] TELLING = {0, 1, 2, 4, 5, 15, 16, 45, 0x7f, 0x80, 0xff};

    /** What it takes to read the first stream of all is not that stream's. */
    @BeforeAll
    static void classes_are_there() {
        new SupervisorClient(new ByteArrayInputStream(conversation()), new ByteArrayOutputStream()).run(Requested.anyRun());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_stream_with_bytes_changed_is_a_whole_recording_or_refused(long seed) {
        Random random = new Random(seed);
        byte[] valid = conversation();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = valid.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutant[random.nextInt(mutant.length)] = (byte) byteOf(random);
            }
            refused += refused(mutant) ? 1 : 0;
        }
        assertThat(refused).as("most mutants are noticed").isBetween(MUTANTS / 4, MUTANTS - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = 4)
    void a_stream_with_bytes_missing_or_added_is_a_whole_recording_or_refused(long seed) {
        Random random = new Random(seed);
        byte[] valid = conversation();
        for (int i = 0; i < MUTANTS; i++) {
            int from = random.nextInt(valid.length);
            int length = 1 + random.nextInt(16);
            ByteArrayOutputStream mutant = new ByteArrayOutputStream();
            mutant.write(valid, 0, from);
            if (random.nextBoolean()) {
                mutant.write(valid, from, Math.min(length, valid.length - from));
                mutant.write(valid, from, valid.length - from);
            } else {
                int rest = Math.min(valid.length, from + length);
                mutant.write(valid, rest, valid.length - rest);
            }
            refused(mutant.toByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 5)
    void noise_is_refused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(refused(noise)).isTrue();
        }
    }

    private static boolean refused(byte[] stream) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            Recording recording = new SupervisorClient(new ByteArrayInputStream(stream), new ByteArrayOutputStream()).run(Requested.anyRun());
            assertThat(recording.end()).isInstanceOf(Event.RunEnded.class);
            return false;
        } catch (SupervisorException e) {
            return true;
        } finally {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as("bytes allocated for a stream of %d", stream.length)
                    .isLessThan(1 << 20);
        }
    }

    private static int byteOf(Random random) {
        return random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : random.nextInt(256);
    }

    private static byte[] conversation() {
        return Conversation.begun().started()
                .event(20, 1, out -> out.text("/work/fan").texts(List.of("./fan", "3")).u8(1))
                .created(2)
                .event(32, 2, out -> out.u8(2).u32(1).u32(3).u8(1).u64(99).text("pipe:[99]").u8(3))
                .event(28, 2, out -> out.u32(1).u8(9).u64(98).text("").u64(3).u64(3).u32(2).text("hi\n"))
                .event(22, 2, out -> out.u32(0).u8(0))
                .event(25, 1, out -> out.u32(61).u32(-1).u32(0).u32(9).u32(2).u32(0).u32(4))
                .event(42, 1, out -> out.u8('S').u32(0).u64(0).u64(0).u64(0).u64(0).u64(0).u64(0).u32(0).u8(8).u64(1).text(""))
                .ended().done(1).toArray();
    }
}
