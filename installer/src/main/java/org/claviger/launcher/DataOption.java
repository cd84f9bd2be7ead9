package org.claviger.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the data folder, the same for all commands. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${user.home}/.claviger",
            description = "the data folder (default: ${DEFAULT-VALUE})")
    Path folder;

    DataFolder data() {
        return DataFolder.at(folder);
    }
}
