package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.TreeMap;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RandomSecrets;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What operators do with the secrets of their tenant's clients. Each method is one transaction. */
@Stateless
public class ClientSecretService {
    private static final int MOST = 5;

    @Inject
    Clients clients;

    @Inject
    ClientSecrets secrets;

    @Inject
    SecretUses uses;

    @Inject
    AuditTrail audit;

    public SecretListResponse list(Caller operator, UUID clientId) {
        Client client = clients.require(clientId, operator.tenant());
        return new SecretListResponse(
                secrets.of(client.id()).stream().map(ClientSecret::response).toList());
    }

    /**
     * Gives a client a further secret, which is in the answer and nowhere else.
     *
     * @param expiresInDays absent: it holds until it is deleted
     */
    public IssuedSecretResponse create(Caller operator, UUID clientId, @Nullable Integer expiresInDays) {
        // Locked, so that two at once don't make more than there may be.
        Client client = clients.requireLocked(clientId, operator.tenant());
        if (secrets.of(clientId).size() >= MOST) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "A client has at most " + MOST + " secrets. Delete one of them first.");
        }
        Secret secret = RandomSecrets.next();
        ClientSecret kept = new ClientSecret(clientId, secret, expiresInDays);
        secrets.store(kept);
        audit.record(operator, Action.CLIENT_SECRET_CREATED, clientId, client.name() + ": " + kept.id());
        return new IssuedSecretResponse(
                kept.id(), secret, kept.createdAt(), kept.expiresAt().orElse(null));
    }

    /** From now on it isn't accepted; tokens that were issued for it hold until they expire. */
    public void delete(Caller operator, UUID clientId, UUID secretId) {
        Client client = clients.require(clientId, operator.tenant());
        if (!secrets.remove(clientId, secretId)) {
            throw RefusedException.notFound("secret");
        }
        audit.record(operator, Action.CLIENT_SECRET_DELETED, clientId, client.name() + ": " + secretId);
    }

    /** Writes which secrets this node has accepted since it was called before. */
    public void writeUses() {
        // Sorted, so that two nodes lock the rows in the same order.
        new TreeMap<>(uses.take()).forEach(secrets::used);
    }
}
