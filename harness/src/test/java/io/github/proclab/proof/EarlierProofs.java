package io.github.proclab.proof;

import io.github.proclab.engine.proof.Effort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Proofs that were made on this machine: an empty file for each, named by the digest of everything that it depends on. */
final class EarlierProofs {

    /** What stands beside a lab file and is no part of the lab itself. */
    private static final Set<String> NOT_THE_LAB = Set.of("solution", "mutants", "starter", "README.md");

    private final Path folder;
    private final MachineState state;

    /**
     * @param lab     its folder
     * @param sample  its folder
     * @param sandbox in which it is proven
     */
    record Key(Path lab, Path sample, String sandbox, Effort effort) { }

    EarlierProofs(Path folder, MachineState state) {
        this.folder = folder;
        this.state = state;
    }

    boolean have(Key key) {
        return Files.exists(file(key));
    }

    void add(Key key) {
        try {
            Files.createDirectories(folder);
            Files.write(file(key), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Key key) {
        try {
            return folder.resolve(new ContentDigest().of(state.digest()).of(key.sandbox()).of(key.effort().name())
                    .ofAllBut(key.lab(), NOT_THE_LAB).of(key.sample()).hex());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
