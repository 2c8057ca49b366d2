package io.github.proclab.cli;

import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest has it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"proclab " + (version == null ? "(not built as a jar)" : version)};
    }
}
