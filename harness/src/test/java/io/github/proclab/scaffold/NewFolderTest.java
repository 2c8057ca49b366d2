package io.github.proclab.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFolderTest {

    @TempDir
    private Path here;

    private final NewFolder twoFiles = NewFolder.ofTexts(Map.of("a", "one", "deep/er/b", "two"));

    @Test
    void it_is_made_with_the_folders_on_the_way_and_leaves_nothing_else() {
        twoFiles.writeTo(here.resolve("some/where"));

        assertThat(here.resolve("some/where/deep/er/b")).hasContent("two");
        assertThat(here.resolve("some")).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        twoFiles.writeTo(Files.createDirectory(here.resolve("empty")));

        assertThat(here.resolve("empty/a")).hasContent("one");
    }

    @Test
    void what_stands_there_stays_as_it_is() throws IOException {
        Path kept = Files.writeString(Files.createDirectory(here.resolve("kept")).resolve("a"), "mine");
        Path file = Files.writeString(here.resolve("file"), "mine");
        Path dangling = Files.createSymbolicLink(here.resolve("link"), here.resolve("nowhere"));

        for (Path taken : new Path[] {kept.getParent(), file, dangling}) {
            assertThatThrownBy(() -> twoFiles.writeTo(taken)).isInstanceOf(CannotBegin.class).hasMessageContaining("is there already");
        }

        assertThat(kept).hasContent("mine");
        assertThat(file).hasContent("mine");
        assertThat(here.resolve("nowhere")).doesNotExist();
        assertThat(here).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void where_it_cannot_be_written_whole_nothing_is_left() {
        NewFolder impossible = NewFolder.ofTexts(Map.of("a", "one", "a/b", "two"));

        assertThatThrownBy(() -> impossible.writeTo(here.resolve("new"))).isInstanceOf(UncheckedIOException.class);

        assertThat(here).isEmptyDirectory();
    }
}
