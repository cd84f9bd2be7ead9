package org.claviger.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.Trust;

/**
 * The one folder that holds everything of an installation; only its owner may enter it. Its {@code version} file names the
 * layout, so that an older Claviger doesn't touch what a newer one has laid out.
 */
public final class DataFolder {
    private static final int VERSION = 1;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** The folder at {@code root}, which need not exist. */
    public static DataFolder at(Path root) {
        return new DataFolder(root.toAbsolutePath().normalize());
    }

    /** Makes the folder if it isn't there, and refuses one of a newer version. */
    void prepare() {
        try {
            if (Files.notExists(versionFile())) {
                if (Files.isDirectory(root)) {
                    requireEmpty();
                }
                make(root);
                Files.writeString(versionFile(), VERSION + "\n");
            }
            int version = Integer.parseInt(Files.readString(versionFile()).strip());
            if (version > VERSION) {
                throw new LaunchException("The data folder " + root + " was laid out by a newer Claviger (version "
                        + version + "; this one knows version " + VERSION
                        + "). Start that one, or choose another folder with --data.");
            }
            for (Path folder : new Path[] {root, tokens(), runtime(), log()}) {
                make(folder);
            }
            // These two are made by the installation, whole or not at all.
            for (Path folder : new Path[] {keys(), tls()}) {
                if (Files.exists(folder)) {
                    make(folder);
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new LaunchException("The data folder " + root + " can't be used: " + e.getMessage(), e);
        }
    }

    /** Settings may be there before the first start. */
    private void requireEmpty() throws IOException {
        try (var entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.equals(settings()))) {
                throw new LaunchException(
                        root + " is not empty and is no data folder of Claviger. Choose another with --data.");
            }
        }
    }

    /** Held as long as a server runs on this folder; refuses if one does already. */
    Lock lock() {
        try {
            FileChannel file = FileChannel.open(
                    root.resolve("claviger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(file)) {
                file.close();
                throw new LaunchException(
                        "Another Claviger runs on the data folder " + root + ". Stop it with \"claviger down --data "
                                + root + "\", or choose another folder with --data.");
            }
            return file::close;
        } catch (IOException e) {
            throw new LaunchException("The data folder " + root + " can't be locked: " + e.getMessage(), e);
        }
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    /** Writes a file that only its owner may read. */
    public static void writeSecret(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(SECRET));
        Files.writeString(fresh, text);
        Files.move(
                fresh,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    private Path versionFile() {
        return root.resolve("version");
    }

    public Path root() {
        return root;
    }

    /** Settings that differ from the defaults; need not exist. */
    Path settings() {
        return root.resolve("claviger.properties");
    }

    /** The server's own key stores. */
    Path keys() {
        return root.resolve("keys");
    }

    /** CA and certificate of the server. */
    Path tls() {
        return root.resolve("tls");
    }

    /** The CA by whose certificate clients trust the server, PEM. */
    public Path caFile() {
        return tls().resolve("ca.pem");
    }

    /** Calls the server of this folder, which is at {@code base}. */
    public ApiClient api(URI base) {
        return new ApiClient(base, trust());
    }

    /** By which this folder's server is trusted, and no other. */
    public SSLContext trust() {
        try {
            return Trust.inCaOf(caFile());
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException("The CA certificate can't be read: " + e.getMessage(), e);
        }
    }

    /** SoftHSM's tokens. */
    Path tokens() {
        return root.resolve("tokens");
    }

    /** Sockets and what else lives only as long as the server runs. */
    Path runtime() {
        return root.resolve("run");
    }

    Path log() {
        return root.resolve("log");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    /** The file with the password of the embedded database. */
    Path databasePasswordFile() {
        return keys().resolve("database.password");
    }

    /** The password of the embedded database. */
    public String databasePassword() {
        try {
            return Files.readString(databasePasswordFile()).strip();
        } catch (IOException e) {
            throw new LaunchException("The database's password can't be read: " + e.getMessage(), e);
        }
    }

    /** How to get into what {@code --seed-demo} has made. */
    public Path demoJson() {
        return root.resolve("demo.json");
    }

    /** Releases the folder. */
    interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
