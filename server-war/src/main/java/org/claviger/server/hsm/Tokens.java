package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.RefusedException;

/** What other rooms want of a token: make, find and destroy a KEK, seal and open under it. */
@ApplicationScoped
public class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class.getName());

    @Inject
    TokenAccess access;

    /**
     * Makes a KEK on the token of a profile, as its key management user, in an agent that lives for this one operation.
     *
     * @return the key check value in hexadecimal
     */
    public String generateKek(TokenKey key, String label) {
        return access.manage(key.hsmProfileId(), connection -> {
            Message request = new Message(Operation.GENERATE_KEK).with(label).with(key.id());
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(connection.call(request, 1).bytes(0));
        });
    }

    /** Destroys a KEK on its token, as the key management user. One that isn't there any more is as good as destroyed. */
    public void destroyKek(TokenKey key) {
        access.manage(key.hsmProfileId(), connection -> {
            try {
                return connection.call(new Message(Operation.DESTROY_KEK).with(key.id()), 0);
            } catch (TokenException e) {
                if (e.kind() == Kind.KEY_NOT_FOUND) {
                    return new Message(Operation.DONE);
                }
                throw e;
            }
        });
    }

    /** What the token says of a KEK. */
    public TokenKeyAttributes describe(TokenKey key) {
        return access.use(key.hsmProfileId(), session -> describe(session, key.id(), ""));
    }

    /**
     * What the token says of a key that may or may not be there; asked as the key management user.
     *
     * @param ckaId in hexadecimal; if it is empty, the one key of the label is meant
     */
    public TokenKeyAttributes find(UUID profileId, String ckaId, String label) {
        byte[] id = HexFormat.of().parseHex(ckaId);
        return access.manage(profileId, connection -> {
            try {
                return describe(connection, id, label);
            } catch (TokenException e) {
                if (e.kind() == Kind.KEY_NOT_FOUND) {
                    throw new RefusedException(ErrorCode.HSM_REFUSED, e.sentence(), e);
                }
                throw e;
            }
        });
    }

    private static TokenKeyAttributes describe(AgentConnection session, byte[] ckaId, String label)
            throws TokenException {
        Message request = TokenAccess.message(Operation.DESCRIBE_KEK, ckaId).with(label);
        return TokenKeyAttributes.of(session.call(request, TokenKeyAttributes.FIELDS));
    }

    /**
     * Seals under a KEK: AES-256-GCM on the token.
     *
     * @param aad authenticated with it; must be the same to open
     * @param plaintext not wiped
     * @param beforeEach run before each try, of which there may be several: what is sealed has to be counted
     * @return IV (12 bytes), ciphertext and tag (16 bytes)
     */
    public byte[] seal(TokenKey key, byte[] aad, byte[] plaintext, Runnable beforeEach) {
        return access.use(key.hsmProfileId(), session -> {
            beforeEach.run();
            return session.call(TokenAccess.message(Operation.SEAL, key.id(), aad, plaintext), 1)
                    .bytes(0);
        });
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @throws IllegalStateException if it was not sealed so: the database was tampered with
     */
    public byte[] open(TokenKey key, byte[] aad, byte[] sealed) {
        return access.open(new ToOpen(key, aad, sealed));
    }

    /**
     * Opens under one KEK and seals under another, many at once. Where both are of one profile the plaintext doesn't leave
     * the agent. All of it may be at most some 900 KiB.
     *
     * @param beforeEach given how many seals are about to be made, before each try
     * @return in the order given; absent what did not open
     */
    public List<Optional<byte[]>> reseal(TokenKey from, TokenKey to, List<ToReseal> batch, IntConsumer beforeEach) {
        return from.hsmProfileId().equals(to.hsmProfileId())
                ? resealOnToken(from, to, batch, beforeEach)
                : batch.stream().map(each -> carry(from, to, each, beforeEach)).toList();
    }

    private List<Optional<byte[]>> resealOnToken(
            TokenKey from, TokenKey to, List<ToReseal> batch, IntConsumer beforeEach) {
        return access.use(from.hsmProfileId(), session -> {
            beforeEach.accept(batch.size());
            Message request = TokenAccess.message(Operation.RESEAL, from.id(), to.id());
            for (ToReseal each : batch) {
                request.with(each.aadBefore().clone())
                        .with(each.aadAfter().clone())
                        .with(each.sealed().clone());
            }
            Message reply = session.call(request, batch.size());
            List<Optional<byte[]>> resealed = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                resealed.add(Optional.of(reply.bytes(i)).filter(bytes -> bytes.length > 0));
            }
            return resealed;
        });
    }

    /** From one token to another. */
    private Optional<byte[]> carry(TokenKey from, TokenKey to, ToReseal each, IntConsumer beforeEach) {
        byte[] plaintext;
        try {
            plaintext = open(from, each.aadBefore(), each.sealed());
        } catch (IllegalStateException e) {
            LOG.log(Level.SEVERE, "Sealed material could not be carried over", e);
            return Optional.empty();
        }
        try {
            return Optional.of(seal(to, each.aadAfter(), plaintext, () -> beforeEach.accept(1)));
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /** False if the newest call to the profile's token failed. */
    public boolean isServing(UUID profileId) {
        return access.usage().isServing(profileId);
    }
}
