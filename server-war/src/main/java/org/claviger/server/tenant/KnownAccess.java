package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.server.platform.ClientAccess;

/** What clients may do, read out of their rows once for each revision: every request needs it. */
@ApplicationScoped
class KnownAccess {
    private static final int MOST = 10_000;

    private final Map<UUID, Read> known = new ConcurrentHashMap<>();

    Read of(Client client) {
        Read read = known.get(client.id());
        if (read == null || read.revision() != client.revision()) {
            read = Read.of(client);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(client.id(), read);
        }
        return read;
    }

    /**
     * As the row had it.
     *
     * @param networks none: from anywhere
     */
    record Read(long revision, ClientAccess access, List<SourceNetwork> networks) {
        static Read of(Client client) {
            ClientProfile profile = client.profile();
            return new Read(
                    client.revision(),
                    new ClientAccess(profile.namespaces(), profile.grants()),
                    profile.sourceNetworks().stream().map(SourceNetwork::parse).toList());
        }
    }
}
