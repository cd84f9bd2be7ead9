package org.claviger.server.hsm;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/**
 * What other rooms want of a token: make a KEK, seal and open under it. KEKs are named by CKA_ID, the 16 bytes of their
 * UUID.
 */
@ApplicationScoped
public class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class.getName());

    @Inject
    HsmAgents agents;

    @Inject
    HsmProfiles profiles;

    @Inject
    CredentialSeal seal;

    @Inject
    Settings settings;

    private UsageSessions usage;

    @PostConstruct
    void start() {
        usage = agents.sessions();
    }

    /**
     * Makes a KEK on the token of a profile, as its key management user, in an agent that lives for this one operation.
     *
     * @return the key check value in hexadecimal
     */
    public String generateKek(UUID profileId, UUID kekId, String label) {
        HsmProfile profile = profiles.require(profileId);
        try (AgentProcess agent = AgentProcess.start(profile.device().library(), settings);
                AgentConnection connection = agent.connect();
                TokenLogin login = profile.managementLogin(seal)) {
            connection.login(login);
            Message reply = connection.call(
                    new Message(Operation.GENERATE_KEK).with(label).with(bytes(kekId)));
            return HexFormat.of().withUpperCase().formatHex(reply.bytes(0));
        } catch (TokenException e) {
            throw unavailable(e);
        }
    }

    /** What the token says of a KEK. */
    public KekTokenAttributesResponse describeKek(UUID profileId, UUID kekId) {
        String tokenLabel = profiles.tokenLabelOf(profileId);
        Message reply = call(profileId, Operation.DESCRIBE_KEK, bytes(kekId));
        return new KekTokenAttributesResponse(
                tokenLabel,
                reply.text(0),
                reply.truth(2),
                reply.truth(3),
                reply.truth(4),
                reply.truth(5),
                reply.truth(6),
                reply.truth(7),
                (int) reply.number(8));
    }

    /**
     * Seals under a KEK: AES-256-GCM on the token.
     *
     * @param aad authenticated with it; must be the same to open
     * @param plaintext not wiped
     * @return IV (12 bytes), ciphertext and tag (16 bytes)
     */
    public byte[] seal(UUID profileId, UUID kekId, byte[] aad, byte[] plaintext) {
        return call(profileId, Operation.SEAL, bytes(kekId), aad, plaintext).bytes(0);
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @throws IllegalStateException if it was not sealed so: the database was tampered with
     */
    public byte[] open(UUID profileId, UUID kekId, byte[] aad, byte[] sealed) {
        return call(profileId, Operation.OPEN, bytes(kekId), aad, sealed).bytes(0);
    }

    /** These operations change nothing on the token, so what failed for the session's or agent's sake is tried once more. */
    private Message call(UUID profileId, Operation operation, byte[]... fields) {
        try {
            try {
                return usage.with(profileId, session -> session.call(message(operation, fields)));
            } catch (TokenException e) {
                if (e.leavesSessionUsable() || e.isAboutThePin()) {
                    throw e;
                }
                LOG.log(Level.WARNING, e, () -> "HSM profile " + profileId + ": trying again on another session");
                return usage.with(profileId, session -> session.call(message(operation, fields)));
            }
        } catch (TokenException e) {
            if (e.isAboutTheData()) {
                throw new IllegalStateException("Sealed material does not open: " + e.sentence(), e);
            }
            throw unavailable(e);
        }
    }

    /** Copies, since a message is wiped when it was sent and may have to be sent again. */
    private static Message message(Operation operation, byte[]... fields) {
        Message message = new Message(operation);
        for (byte[] field : fields) {
            message.with(field.clone());
        }
        return message;
    }

    private static RefusedException unavailable(TokenException e) {
        LOG.log(Level.WARNING, "HSM: " + e.sentence(), e);
        String kind = e.kind().name().toLowerCase(Locale.ROOT);
        return new RefusedException(
                ErrorCode.HSM_UNAVAILABLE,
                "The HSM did not do what was asked (" + kind + "). Try again later; the server's log has the details.",
                e);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
