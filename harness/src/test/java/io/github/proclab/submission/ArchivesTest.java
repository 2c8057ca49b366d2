package io.github.proclab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.submission.Intake.Taken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    private static final byte[] SOURCE = "int main(void) { return 0; }\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private interface Filling {
        void fill(Packer packer) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void a_class_comes_out_of_an_archive(String kind) throws IOException {
        Taken taken = taken(kind, archive -> archive.file("hw1/alice/fan.c", SOURCE).file("hw1/bob/src/Fan.c", SOURCE).file("hw1/.DS_Store", SOURCE)
                .file("__MACOSX/hw1/alice/._fan.c", SOURCE));

        assertThat(taken.layout()).contains(Layout.FOLDERS);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "bob");
        assertThat(taken.handIns()).allSatisfy(handIn -> assertThat(submission(handIn).complete()).isTrue());
        assertThat(taken.handIns()).allSatisfy(handIn -> assertThat(handIn.notes()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void one_submission_comes_out_of_an_archive(String kind) throws IOException {
        Taken taken = taken(kind, archive -> archive.file("work/fan.c", SOURCE).file("work/notes.txt", SOURCE));

        assertThat(taken.handIns()).singleElement().satisfies(handIn -> {
            assertThat(handIn.student()).isEqualTo("hand-in");
            assertThat(submission(handIn).complete()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void hostile_entries_are_refused_one_by_one_and_the_rest_is_graded(String kind) throws IOException {
        Taken taken = taken(kind, archive -> archive.file("../climbed.c", SOURCE).file("alice/../../climbed.c", SOURCE).file("/climbed.c", SOURCE)
                .file("C:\\climbed.c", SOURCE).file("alice\\..\\..\\climbed.c", SOURCE).link("alice/passwd", "/etc/passwd").link("eve", "/etc")
                .file("eve/fan.c", SOURCE).file("bob/\u001b[2Jx.c", SOURCE).file("bob/" + "x".repeat(5000) + ".c", SOURCE).file("bob/" + "d/".repeat(60) + "x.c", SOURCE)
                .file("bob/" + "y".repeat(300) + ".c", SOURCE).file("alice/fan.c", SOURCE).file("alice/fan.c", "another".getBytes(StandardCharsets.UTF_8))
                .file("alice/fan.c/inside", SOURCE).file("bob/fan.c", SOURCE));

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "bob", "eve");
        assertThat(taken.handIns()).allSatisfy(handIn -> assertThat(submission(handIn).files().get("fan.c").toArray()).isEqualTo(SOURCE));
        assertThat(taken.handIns().get(0).notes()).anySatisfy(note -> assertThat(note).contains("alice/passwd").contains("it is a link"))
                .anySatisfy(note -> assertThat(note).contains("alice/fan.c").contains("there is one of this name already"));
        assertThat(taken.notes()).anySatisfy(note -> assertThat(note).contains("climbed.c").contains("leads out"))
                .anySatisfy(note -> assertThat(note).contains("control characters"))
                .anySatisfy(note -> assertThat(note).contains("characters long"))
                .allSatisfy(note -> assertThat(note.length()).isLessThan(300));
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(Files::isSymbolicLink)).isEmpty();
        }
        assertThat(home.resolve("climbed.c")).doesNotExist();
        assertThat(home.resolve("staging/climbed.c")).doesNotExist();
    }

    @Test
    void devices_and_fifos_are_refused() throws IOException {
        Taken taken = taken("tar", archive -> archive.special("alice/zero", TarConstants.LF_CHR).special("alice/wait", TarConstants.LF_FIFO)
                .file("alice/fan.c", SOURCE).file("bob/fan.c", SOURCE));

        assertThat(taken.handIns().get(0).notes()).hasSize(2).allSatisfy(note -> assertThat(note).contains("neither a file nor a folder"));
    }

    @Test
    void whose_every_entry_is_refused_handed_in_something_all_the_same() throws IOException {
        Taken taken = taken("tar", archive -> archive.link("eve/fan.c", "/etc/passwd").file("alice/fan.c", SOURCE).file("bob/fan.c", SOURCE));

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "bob", "eve");
        assertThat(taken.handIns().get(2).notes()).singleElement().asString().contains("it is a link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar.gz"})
    void a_bomb_costs_who_laid_it_and_nobody_else(String kind) throws IOException {
        // More than a file may have, and more than all that one student brings.
        Taken taken = taken(kind, archive -> archive.zeros("eve/bomb.c", 80 << 20).file("eve/fan.c", SOURCE).file("alice/fan.c", SOURCE));

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "eve");
        assertThat(taken.handIns().get(1).notes()).singleElement().asString().contains("bomb.c").contains("larger than 32 MiB");
        assertThat(taken.handIns()).allSatisfy(handIn -> assertThat(submission(handIn).complete()).isTrue());
        assertThat(size()).isLessThan(10 << 20);
    }

    @Test
    void what_one_student_brings_is_bounded_together() throws IOException {
        Taken taken = taken("zip", archive -> {
            for (int file = 0; file < 5; file++) {
                archive.zeros("eve/" + file + "/x.bin", 20 << 20);
            }
            archive.file("alice/fan.c", SOURCE);
        });

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "eve");
        assertThat(taken.handIns().get(1).notes()).hasSize(2);
    }

    @Test
    void a_name_without_end_stops_a_tar_and_not_the_grader() throws IOException {
        Taken taken = taken("tar.gz", archive -> archive.file("alice/fan.c", SOURCE).file("bob/fan.c", SOURCE).longName(3 << 20));

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "bob");
        assertThat(taken.notes()).anySatisfy(note -> assertThat(note).contains("cannot be read to its end").contains("longer than a MiB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void an_archive_of_a_class_that_is_cut_off_anywhere_is_an_error_that_names_it(String kind) throws IOException {
        byte[] noise = new byte[3_000];
        new java.util.Random(1).nextBytes(noise);
        Path whole = pack(kind, archive -> archive.file("alice/fan.c", SOURCE).file("bob/fan.c", SOURCE).file("carol/fan.c", noise).file("dora/fan.c", SOURCE));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : List.of(600, 1024, 2048, bytes.length / 2)) {
            Files.write(whole, java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> intake().archived(whole)).as("%s of %s bytes", length, bytes.length)
                    .isInstanceOf(DamagedArchive.class).hasMessageStartingWith(whole + " cannot be graded: it is damaged (").hasMessageEndingWith("download it again.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void an_archive_that_holds_nothing_is_an_error_that_names_it(String kind) throws IOException {
        Path empty = pack(kind, archive -> { });

        assertThatThrownBy(() -> intake().archived(empty)).isInstanceOf(DamagedArchive.class).hasMessageStartingWith(empty + " cannot be graded: ");
    }

    @Test
    void one_that_is_damaged_in_the_middle_is_an_error_that_names_it() throws IOException {
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        Path whole = pack("tar.gz", archive -> archive.file("alice/fan.c", noise).file("bob/fan.c", SOURCE));
        byte[] bytes = Files.readAllBytes(whole);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 1000, (byte) 0x55);
        Files.write(whole, bytes);

        assertThatThrownBy(() -> intake().archived(whole)).isInstanceOf(DamagedArchive.class).hasMessageContaining("hand-in.tar.gz");
    }

    @Test
    void what_a_student_s_own_archive_lacks_is_told_and_graded() throws IOException {
        Path theirs = pack("tar", archive -> archive.file("fan.c", SOURCE).file("notes.txt", new byte[100_000]));
        Path folder = Files.createDirectories(home.resolve("class/alice"));
        Files.write(folder.resolve("work.tar"), java.util.Arrays.copyOf(Files.readAllBytes(theirs), 50_000));

        Taken taken = intake().classIn(home.resolve("class"));

        assertThat(submission(taken.handIns().get(0)).complete()).isTrue();
        assertThat(taken.handIns().get(0).notes()).anySatisfy(note -> assertThat(note).contains("to its end"));
    }

    @Test
    void a_student_s_own_archive_is_unpacked() throws IOException {
        Path theirs = pack("zip", archive -> archive.file("My Work/fan.c", SOURCE).link("My Work/x", "/etc"));
        Path folder = Files.createDirectories(home.resolve("class/alice"));
        Files.move(theirs, folder.resolve("final version.zip"));
        Files.createDirectories(home.resolve("class/bob"));
        Files.write(home.resolve("class/bob/work.rar"), new byte[] {'R', 'a', 'r'});

        Taken taken = intake().classIn(home.resolve("class"));

        assertThat(submission(taken.handIns().get(0)).complete()).isTrue();
        assertThat(taken.handIns().get(0).notes()).hasSize(2).anySatisfy(note -> assertThat(note).isEqualTo("unpacked from \"final version.zip\""));
        assertThat(taken.handIns().get(1).notes()).singleElement().asString().contains("work.rar").contains("neither a zip nor a tar");
    }

    @Test
    void archives_side_by_side_are_students_work() throws IOException {
        Files.createDirectories(home.resolve("class"));
        Files.move(pack("zip", archive -> archive.file("fan.c", SOURCE)), home.resolve("class/alice.zip"));
        Files.move(pack("tar.gz", archive -> archive.file("fan/fan.c", SOURCE)), home.resolve("class/bob.tar.gz"));

        Taken taken = intake().classIn(home.resolve("class"));

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "bob");
        assertThat(taken.handIns()).allSatisfy(handIn -> assertThat(submission(handIn).complete()).isTrue());
    }

    private static Submission submission(HandIn handIn) {
        return Submission.takenFrom(handIn.place(), List.of("fan.c"));
    }

    private Intake intake() {
        return new Intake(List.of("fan.c"), Optional.empty(), home.resolve("staging"));
    }

    private Taken taken(String kind, Filling filling) throws IOException {
        return intake().archived(pack(kind, filling));
    }

    private long size() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("staging"))) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private Path pack(String kind, Filling filling) throws IOException {
        Path file = home.resolve("hand-in." + kind);
        try (OutputStream out = Files.newOutputStream(file); Packer packer = kind.equals("zip") ? new Zip(out) : new Tar(kind.equals("tar") ? out : new GZIPOutputStream(out))) {
            filling.fill(packer);
        }
        return file;
    }

    private interface Packer extends AutoCloseable {
        Packer file(String name, byte[] content) throws IOException;

        Packer link(String name, String to) throws IOException;

        Packer zeros(String name, int size) throws IOException;

        default Packer special(String name, byte kind) throws IOException {
            throw new UnsupportedOperationException();
        }

        /** As GNU tar writes one that does not fit into a header. */
        default Packer longName(int length) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        void close() throws IOException;
    }

    private record Tar(TarArchiveOutputStream out) implements Packer {
        Tar(OutputStream out) {
            this(new TarArchiveOutputStream(out, "UTF-8"));
            this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        }

        @Override
        public Packer file(String name, byte[] content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        @Override
        public Packer link(String name, String to) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
            entry.setLinkName(to);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }

        @Override
        public Packer special(String name, byte kind) throws IOException {
            out.putArchiveEntry(new TarArchiveEntry(name, kind, true));
            out.closeArchiveEntry();
            return this;
        }

        @Override
        public Packer longName(int length) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(length);
            out.putArchiveEntry(entry);
            byte[] name = new byte[length];
            java.util.Arrays.fill(name, (byte) 'x');
            out.write(name);
            out.closeArchiveEntry();
            return file("y", SOURCE);
        }

        @Override
        public Packer zeros(String name, int size) throws IOException {
            return file(name, new byte[size]);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private record Zip(ZipArchiveOutputStream out) implements Packer {
        Zip(OutputStream out) {
            this(new ZipArchiveOutputStream(new ByteArrayThenAll(out)));
        }

        @Override
        public Packer file(String name, byte[] content) throws IOException {
            out.putArchiveEntry(new Named(name, 0100644));
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        @Override
        public Packer link(String name, String to) throws IOException {
            out.putArchiveEntry(new Named(name, 0120777));
            out.write(to.getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            return this;
        }

        @Override
        public Packer zeros(String name, int size) throws IOException {
            return file(name, new byte[size]);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Under exactly this name. */
    private static final class Named extends ZipArchiveEntry {
        private final String name;

        Named(String name, int mode) {
            super("x");
            this.name = name;
            setUnixMode(mode);
        }

        @Override
        public String getName() {
            return name == null ? super.getName() : name;
        }
    }

    private static final class ByteArrayThenAll extends ByteArrayOutputStream {
        private final OutputStream out;

        ByteArrayThenAll(OutputStream out) {
            this.out = out;
        }

        @Override
        public void close() throws IOException {
            writeTo(out);
            reset();
        }
    }
}
