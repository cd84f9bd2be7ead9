package org.claviger.server.tenant;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.approval.Change;
import org.claviger.api.tenant.Grant;
import org.claviger.server.approval.Changes;
import org.jspecify.annotations.Nullable;

/** Old beside new, for those who decide about a client. */
final class ClientChanges {
    private final Map<UUID, String> namespaces;

    /** Namespaces are told by their names. */
    ClientChanges(Map<UUID, String> namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * Only what differs.
     *
     * @param before absent for a new client
     */
    List<Change> between(@Nullable ClientProfile before, ClientProfile after) {
        return new Changes()
                .add("name", before == null ? null : before.name(), after.name())
                .add("description", before == null ? null : before.description(), after.description())
                .add("namespaces", before == null ? null : namespaces(before), namespaces(after))
                .add("grants", before == null ? null : grants(before), grants(after))
                .add("sourceNetworks", before == null ? null : networks(before), networks(after))
                .add("oidcClientId", before == null ? null : before.oidcClientId(), after.oidcClientId())
                .all();
    }

    private String namespaces(ClientProfile profile) {
        return profile.namespaces().stream().map(this::name).sorted().collect(Collectors.joining(", "));
    }

    private String grants(ClientProfile profile) {
        return profile.grants().stream().map(this::text).collect(Collectors.joining("; "));
    }

    private String text(Grant grant) {
        String operations = grant.operations().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
        String where = grant.namespaceId() == null ? "" : " in " + name(grant.namespaceId());
        return operations + where + (grant.keyNames() == null ? "" : " for keys " + grant.keyNames());
    }

    private String name(UUID namespace) {
        return namespaces.getOrDefault(namespace, namespace.toString());
    }

    private static @Nullable String networks(ClientProfile profile) {
        return profile.sourceNetworks().isEmpty() ? null : String.join(", ", profile.sourceNetworks());
    }
}
