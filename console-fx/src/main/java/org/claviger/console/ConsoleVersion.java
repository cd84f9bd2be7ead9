package org.claviger.console;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class ConsoleVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ConsoleVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Claviger console " + (version == null ? "(not from a jar)" : version)};
    }
}
