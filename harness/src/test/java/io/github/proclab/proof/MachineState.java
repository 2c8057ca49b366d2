package io.github.proclab.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What every proof depends on beside the lab and the sample, as a digest: judge, supervisor, image and kernel. */
record MachineState(String digest) {

    static MachineState of(Path home) {
        try {
            return new MachineState(new ContentDigest()
                    .of(home.resolve("target/classes"))
                    .of(home.resolve("docker/supervisor/build/proclab-supervisor"))
                    .of(home.resolve("docker/supervisor/build/image"))
                    .of(System.getProperty("os.version"))
                    .of(System.getProperty("java.version"))
                    .hex());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
