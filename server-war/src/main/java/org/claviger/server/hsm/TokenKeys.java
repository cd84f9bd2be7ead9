package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.agent.KeyUsage;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.RefusedException;

/**
 * Tenants' keys that live on a token: made there, never to leave it, not even wrapped. What is done with them is in {@link
 * TokenKeyUses}.
 */
@ApplicationScoped
public class TokenKeys {
    @Inject
    TokenAccess access;

    /**
     * Makes a key, or a pair, on the token of a profile, as its key management user. If this fails, it may have been made all
     * the same: {@link #destroy} it.
     *
     * @param key its CKA_ID is the caller's choice, and must be new
     * @param usages what the token lets it be used for; of a pair, each half gets those that are its own
     * @return of AES the key check value (3 bytes, or none if the token doesn't tell), of a pair the public half as
     *     SubjectPublicKeyInfo (RFC 5280) in DER
     * @throws RefusedException HSM_REFUSED if the profile or its token has no such keys, or no room; HSM_UNAVAILABLE
     */
    public byte[] generate(TokenKey key, String label, TokenKeyType type, Set<KeyUsage> usages) {
        if (!access.allows(key.hsmProfileId(), type.algorithm())) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED,
                    "The HSM profile does not allow " + type.algorithm()
                            + " keys. Ask an admin to allow them, or choose another protection level.");
        }
        return access.manage(key.hsmProfileId(), connection -> {
            Message request = new Message(Operation.GENERATE_KEY)
                    .with(label)
                    .with(key.id())
                    .with(KeyUsage.mask(usages));
            Message reply = Offers.ask(connection, type.describeTo(request), type.replyFields(), type.name());
            return type.isPair() ? publicKey(type, reply) : reply.bytes(0);
        });
    }

    private static byte[] publicKey(TokenKeyType type, Message reply) {
        try {
            return type.publicKey(reply);
        } catch (GeneralSecurityException e) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED, "The token does not tell the public half of the key: " + e.getMessage(), e);
        }
    }

    /**
     * Destroys a key, or both halves of a pair, as the key management user. One that isn't there any more is as good as
     * destroyed.
     */
    public void destroy(TokenKey key) {
        access.manage(key.hsmProfileId(), connection -> {
            try {
                return connection.call(TokenAccess.message(Operation.DESTROY_KEY, key.id()), 0);
            } catch (TokenException e) {
                if (e.kind() == Kind.KEY_NOT_FOUND) {
                    return new Message(Operation.DONE);
                }
                throw e;
            }
        });
    }

    /** What the token says of a key; of a pair, of its private half. */
    public TokenKeyDescription describe(TokenKey key) {
        return access.use(
                key.hsmProfileId(),
                session -> TokenKeyDescription.of(session.call(
                        TokenAccess.message(Operation.DESCRIBE_KEY, key.id()), TokenKeyDescription.FIELDS)));
    }
}
