package org.claviger.console.connect;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claviger.console.common.ConsoleException;

/**
 * The servers that this person has trusted, the latest first, in {@code servers.json}. A file that can't be read is an
 * error and never an empty list: forgetting a pin in silence would let another CA in.
 */
public final class SavedServers {
    static final String UNREADABLE = "SERVERS_UNREADABLE";
    static final String UNWRITABLE = "SERVERS_UNWRITABLE";

    private final Path file;
    private final Jsonb json = JsonbBuilder.create(new JsonbConfig().withFormatting(true));

    /** Keeps the file in {@code folder}, which is made when it is needed. */
    public SavedServers(Path folder) {
        file = folder.resolve("servers.json");
    }

    /** All of them. */
    public synchronized List<SavedServer> all() throws ConsoleException {
        try {
            SavedServer[] servers = json.fromJson(Files.readString(file), SavedServer[].class);
            if (List.of(servers).stream().anyMatch(SavedServers::isIncomplete)) {
                throw new ConsoleException(UNREADABLE, file.toString());
            }
            return List.of(servers);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | JsonbException e) {
            throw new ConsoleException(UNREADABLE, file.toString());
        }
    }

    private static boolean isIncomplete(SavedServer server) {
        return Optional.ofNullable(server.address()).isEmpty()
                || Optional.ofNullable(server.ca()).isEmpty();
    }

    /** The one of this address. */
    public Optional<SavedServer> find(String address) throws ConsoleException {
        return all().stream().filter(server -> server.address().equals(address)).findFirst();
    }

    /** Puts a server in front; another of its address goes. */
    public synchronized void remember(SavedServer server) throws ConsoleException {
        List<SavedServer> servers = without(server.address());
        servers.add(0, server);
        write(servers);
    }

    /** Forgets a server and its CA. */
    public synchronized void forget(String address) throws ConsoleException {
        write(without(address));
    }

    private List<SavedServer> without(String address) throws ConsoleException {
        List<SavedServer> servers = new ArrayList<>(all());
        servers.removeIf(server -> server.address().equals(address));
        return servers;
    }

    /** Writes beside and then renames, so that a crash leaves the old pins or the new ones. */
    private void write(List<SavedServer> servers) throws ConsoleException {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "servers", ".json");
            Files.writeString(fresh, json.toJson(servers.toArray(SavedServer[]::new)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ConsoleException(UNWRITABLE, file.toString());
        }
    }
}
