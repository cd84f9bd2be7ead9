package org.claviger.console;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class ConsoleVersion implements IVersionProvider {
    /** What the console calls itself. */
    static String name() {
        String version = ConsoleVersion.class.getPackage().getImplementationVersion();
        return "Claviger console " + (version == null ? "(not from a jar)" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {name()};
    }
}
