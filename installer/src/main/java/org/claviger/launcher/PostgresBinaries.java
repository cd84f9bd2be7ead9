package org.claviger.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of a PostgreSQL, unpacked from the jar that brings them. PostgreSQL refuses to run as root: where the launcher
 * does, they run as nobody, who keeps no more of root than to pass through the folders that only root may enter.
 */
record PostgresBinaries(Path folder) {
    /** nobody, on Debian and most others. */
    static final int NOBODY = 65_534;

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String PASS_THROUGH = "-all,+dac_override,+dac_read_search";

    /** Unpacks them below {@code parent}, unless they are there. */
    static PostgresBinaries in(Path parent) throws IOException {
        Path folder = parent.resolve("programs");
        if (Files.notExists(folder)) {
            Path fresh = Files.createTempDirectory(Files.createDirectories(parent), "unpacking-");
            unpack(fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(folder);
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream archive =
                        Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream(ARCHIVE), ARCHIVE);
                TarArchiveInputStream in =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("The archive of PostgreSQL is malformed.");
                }
                unpack(in, entry, file);
            }
        }
    }

    private static void unpack(InputStream in, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(in, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /**
     * A program with its arguments. It runs in a session of its own (setsid), so that Ctrl-C at a terminal reaches the
     * launcher alone, which stops everything in its order.
     */
    ProcessBuilder program(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
        if (runsAsRoot()) {
            command.addAll(List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    // or access(2) would not count what is kept
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=" + PASS_THROUGH,
                    "--ambient-caps=" + PASS_THROUGH,
                    "--"));
        }
        command.add(folder.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Gives a folder to the user that the programs run as. */
    void give(Path folder) throws IOException {
        if (runsAsRoot()) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
            Files.setAttribute(folder, "unix:gid", NOBODY);
        }
    }

    private static boolean runsAsRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
