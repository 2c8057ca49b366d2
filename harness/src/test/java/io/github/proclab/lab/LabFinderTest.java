package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFinderTest {

    @TempDir
    Path labs;

    @BeforeEach
    void twoLabs() throws IOException {
        for (String name : new String[] {"fan", "pipeline"}) {
            Files.writeString(Files.createDirectory(labs.resolve(name)).resolve("lab.yaml"), "lab: " + name);
        }
        Files.createDirectory(labs.resolve("empty"));
    }

    @Test
    void aLabIsNamedByItsFolderItsFileOrItsName() {
        Path file = labs.resolve("fan/lab.yaml");
        assertThat(find(labs.resolve("fan").toString())).isEqualTo(new FoundLab.At(file));
        assertThat(find(file.toString())).isEqualTo(new FoundLab.At(file));
        assertThat(find("fan")).isEqualTo(new FoundLab.At(file));
    }

    @Test
    void aNameThatIsNearlyOneIsAnsweredWithTheRightOne() {
        assertThat(find("pipelin")).isEqualTo(new FoundLab.Missing("there is no lab \"pipelin\"; did you mean \"pipeline\"?"));
    }

    @Test
    void anyOtherNameIsAnsweredWithTheLabsThereAre() {
        assertThat(find("weather")).isEqualTo(new FoundLab.Missing(
                "there is no lab \"weather\"; give a folder with a lab.yaml, or one of the labs fan, pipeline"));
        assertThat(find("")).isEqualTo(new FoundLab.Missing("no lab is named; give a folder with a lab.yaml, or one of the labs fan, pipeline"));
        assertThat(find("a\0b")).isInstanceOf(FoundLab.Missing.class);
        assertThat(find("..")).isInstanceOf(FoundLab.Missing.class);
        assertThat(find(labs.resolve("empty").toString()))
                .isEqualTo(new FoundLab.Missing("the folder " + labs.resolve("empty") + " has no lab.yaml"));
    }

    private FoundLab find(String named) {
        return new LabFinder(labs).find(named);
    }
}
