package org.claviger.server.object;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HexFormat;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.server.crypto.primitive.KeyCheckValue;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.hsm.TokenKey;
import org.claviger.server.hsm.TokenKeys;
import org.claviger.server.kek.Keks;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantRemoved;

/** Material of keys of protection level HSM: made on the token of the tenant's KEK, used there, destroyed there. */
@ApplicationScoped
class TokenMaterial {
    private static final Logger LOG = Logger.getLogger(TokenMaterial.class.getName());

    /** Bytes of a CKA_ID. */
    private static final int ID = 16;

    @Inject
    Keks keks;

    @Inject
    TokenKeys tokens;

    @Inject
    ManagedObjects objects;

    @Resource
    TransactionSynchronizationRegistry transactions;

    /** Makes the newest version of a key. If it is made within a transaction that isn't committed, it is destroyed again. */
    MadeMaterial make(ManagedObject key) {
        TokenKeyForm form = TokenKeyForm.of(key);
        UUID profile = keks.sealing(key.tenantId()).get(0).key().hsmProfileId();
        TokenKey token = new TokenKey(profile, HexFormat.of().formatHex(RandomBytes.of(ID)));
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new DestroyUnlessCommitted(token));
        }
        byte[] told = tokens.generate(token, key.id().toString(), form.type(), form.usages());
        return form.type().isPair()
                ? new MadeMaterial(null, told, token, Digests.ofPublicKey(KeyCheckValue.fingerprint(told)))
                : new MadeMaterial(null, null, token, Digests.ofSecretKey(told));
    }

    /** Destroys one that nobody is going to know. */
    void discard(TokenKey token) {
        try {
            tokens.destroy(token);
        } catch (RefusedException e) {
            LOG.log(Level.WARNING, e, () -> "A key that nobody knows stays on its token: CKA_ID " + token.ckaId());
        }
    }

    /** Destroys all versions of an object that are on a token; one that isn't there any more is as good as destroyed. */
    void destroy(ManagedObject object) {
        objects.tokenKeys(object.tenantId(), object.id()).forEach(tokens::destroy);
    }

    /** A tenant that goes leaves no keys on its tokens. */
    void destroyAll(@Observes @Priority(TenantRemoved.MATERIAL) TenantRemoved event) {
        objects.tokenKeys(event.tenantId()).forEach(tokens::destroy);
    }

    private final class DestroyUnlessCommitted implements Synchronization {
        private final TokenKey token;

        DestroyUnlessCommitted(TokenKey token) {
            this.token = token;
        }

        @Override
        public void beforeCompletion() {
            // Nothing is decided yet.
        }

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_COMMITTED) {
                discard(token);
            }
        }
    }
}
