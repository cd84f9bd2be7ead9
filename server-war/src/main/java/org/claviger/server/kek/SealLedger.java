package org.claviger.server.kek;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.server.platform.Settings;

/**
 * Remembers, outside the database, how many seals were reserved for each KEK, so that a database that was restored from an
 * older backup is noticed: its counts would begin again where they were, and the bound be passed unseen.
 */
@ApplicationScoped
class SealLedger {
    private static final String FILE = "seal-ledger.properties";

    @Inject
    Settings settings;

    private final Properties seals = new Properties();

    @PostConstruct
    void read() {
        Path file = file();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                seals.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("The ledger of seals can't be read from " + file + ".", e);
            }
        }
    }

    /** How many are remembered; 0 if the KEK is new here. */
    synchronized long remembered(UUID kek) {
        return Long.parseLong(seals.getProperty(kek.toString(), "0"));
    }

    /** Everything that is remembered. */
    synchronized Map<UUID, Long> all() {
        return seals.stringPropertyNames().stream()
                .collect(Collectors.toMap(UUID::fromString, id -> remembered(UUID.fromString(id))));
    }

    /** Remembers; on disk when it returns. */
    synchronized void remember(UUID kek, long reserved) {
        seals.setProperty(kek.toString(), Long.toString(reserved));
        Path file = file();
        Path fresh = file.resolveSibling(FILE + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                seals.store(out, "Seals that were reserved, by KEK");
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of seals can't be written to " + file + ".", e);
        }
    }

    private Path file() {
        return settings.keysFolder().resolve(FILE);
    }
}
