package io.github.proclab.engine.proof;

import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A submission that has all files that a lab asks for, and does nothing: what it scores, nobody has worked for. */
public final class DoNothing {

    public static final String NAME = "(does nothing)";

    private static final String PROGRAM = "int main(void)\n{\n    return 0;\n}\n";
    private static final String EMPTY = "typedef int nothing;\n";

    private DoNothing() { }

    /**
     * Throws {@link UncheckedIOException} where it cannot be written.
     *
     * @param folder empty
     */
    public static Sample in(Path folder, Lab lab) {
        Path starter = lab.folder().resolve("starter");
        Optional<String> program = lab.submit().stream().filter(name -> name.endsWith(".c")).filter(name -> hasMain(starter.resolve(name))).findFirst()
                .or(() -> lab.submit().stream().filter(name -> name.endsWith(".c")).findFirst());
        try {
            for (String name : lab.submit()) {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                if (name.endsWith(".c")) {
                    Files.writeString(file, program.filter(name::equals).isPresent() ? PROGRAM : EMPTY);
                } else if (Files.isRegularFile(starter.resolve(name))) {
                    Files.copy(starter.resolve(name), file);
                } else {
                    Files.writeString(file, "");
                }
            }
            return new Sample(Kind.NOTHING, NAME, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasMain(Path source) {
        try {
            return Files.isRegularFile(source) && Files.readString(source).contains("main(");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
