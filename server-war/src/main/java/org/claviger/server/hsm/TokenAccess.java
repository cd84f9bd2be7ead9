package org.claviger.server.hsm;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.server.hsm.UsageAgent.Call;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.RefusedException;

/** The two ways to a token, as its key usage user and as its key management user, and what is said if neither leads there. */
@ApplicationScoped
class TokenAccess {
    private static final Logger LOG = Logger.getLogger(TokenAccess.class.getName());

    @Inject
    HsmAgents agents;

    @Inject
    ManagementAgents management;

    @Inject
    HsmProfiles profiles;

    @Inject
    ProfileBlocks blocks;

    @Inject
    MasterKeys masterKeys;

    private UsageSessions usage;

    @PostConstruct
    void start() {
        usage = agents.sessions();
    }

    UsageSessions usage() {
        return usage;
    }

    /** True if a profile's tokens may have keys of this algorithm. */
    boolean allows(UUID profileId, HsmAlgorithm algorithm) {
        return profiles.require(profileId).algorithms().contains(algorithm);
    }

    /** Runs a call in a session of the key usage user. It may be run several times, so it must change nothing. */
    <T> T use(UUID profileId, Call<T> call) {
        try {
            return usage.with(profileId, call);
        } catch (TokenException e) {
            throw refused(e);
        }
    }

    /** Opens what was sealed. */
    byte[] open(ToOpen mine) {
        try {
            return usage.open(mine);
        } catch (TokenException e) {
            throw refused(e);
        }
    }

    /**
     * Runs a call as the key management user, in an agent that lives for this one operation. Not tried again: whether it was
     * done is not known, and each try costs a login.
     */
    <T> T manage(UUID profileId, Call<T> call) {
        HsmProfile profile = profiles.require(profileId);
        try {
            TokenException.requireNotBlocked(profile);
            return management.with(profile.device().library(), connection -> {
                try (TokenLogin login = profile.managementLogin(masterKeys)) {
                    connection.login(login);
                } catch (TokenException e) {
                    blocks.blockIfRefused(profile, "key management", e);
                    throw e;
                }
                return call.on(connection);
            });
        } catch (TokenException e) {
            throw refused(e);
        }
    }

    /** Copies, since a message is wiped when it was sent and may have to be sent again. */
    static Message message(Operation operation, byte[]... fields) {
        Message message = new Message(operation);
        for (byte[] field : fields) {
            message.with(field.clone());
        }
        return message;
    }

    private static RuntimeException refused(TokenException e) {
        if (e.isAboutTheData()) {
            return new IllegalStateException("Sealed material does not open: " + e.sentence(), e);
        }
        LOG.log(Level.WARNING, "HSM: " + e.sentence(), e);
        return switch (e.kind()) {
            case KEY_NOT_FOUND -> unavailable("The key is not on its token. The HSM's admin has to restore it.", e);
            case BLOCKED ->
                unavailable(
                        "The HSM profile is blocked, since the token has refused its credentials. An admin has to correct them.",
                        e);
            case CRYPTOKI -> ofCryptoki(e);
            case TOKEN_NOT_FOUND, AGENT ->
                unavailable("The HSM does not answer. Try again later; the server's log has the details.", e);
        };
    }

    private static RefusedException ofCryptoki(TokenException e) {
        if (e.isAboutSpace()) {
            return new RefusedException(
                    ErrorCode.HSM_REFUSED, "The token is full. The HSM's admin has to make room on it.", e);
        }
        if (e.isAboutThePin()) {
            return unavailable(
                    "The token has refused the credentials of the HSM profile. An admin has to correct them.", e);
        }
        return e.isWorthAnotherTry()
                ? unavailable("The HSM is in trouble (" + e.sentence() + "). Try again later.", e)
                : new RefusedException(ErrorCode.HSM_REFUSED, "The token won't do this: " + e.sentence() + ".", e);
    }

    private static RefusedException unavailable(String sentence, TokenException cause) {
        return new RefusedException(ErrorCode.HSM_UNAVAILABLE, sentence, cause);
    }
}
