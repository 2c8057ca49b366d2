package io.github.proclab.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest has it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"proclab " + number().orElse("(not built as a jar)")};
    }

    /** Under which this version is released; what is not built as a jar is no release. */
    static String tag() {
        return number().map(number -> "v" + number).orElse("main");
    }

    private static Optional<String> number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }
}
