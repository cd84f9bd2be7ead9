package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.claviger.api.admin.SigningKeyListResponse;
import org.claviger.api.admin.SigningKeyResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ServerSecrets;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** Makes signing keys and retires them. Each method is one transaction. */
@Stateless
public class SigningKeyService {
    /** No access token lives longer. */
    private static final Duration STILL_VERIFIES = Duration.ofDays(2);

    @Inject
    SigningKeys keys;

    @Inject
    ServerSecrets secrets;

    @Inject
    Settings settings;

    @Inject
    AuditTrail audit;

    /** All that verify, the newest, which signs, first; makes the first one if there is none. */
    public List<ECKey> all() {
        List<SigningKey> all = keys.all();
        if (all.isEmpty()) {
            rotate(null);
            all = keys.all();
        }
        return all.stream().map(this::open).toList();
    }

    /** All that verify, as admins see them. */
    public SigningKeyListResponse list() {
        List<SigningKey> all = keys.all();
        return new SigningKeyListResponse(
                all.stream().map(key -> response(key, key.equals(all.get(0)))).toList());
    }

    private SigningKeyResponse response(SigningKey key, boolean signs) {
        Instant end = key.createdAt().plus(settings.signingKeyLifetime());
        return new SigningKeyResponse(key.id(), signs, key.createdAt(), signs ? end : null);
    }

    /**
     * Makes another, which signs from now on. Those before still verify what they have signed.
     *
     * @param admin who wants it; absent if its time has come
     */
    public void rotate(@Nullable Caller admin) {
        Instant now = Instant.now();
        ECKey key = generate();
        keys.store(new SigningKey(key.getKeyID(), publicKey(key), sealed(key), now));
        if (admin == null) {
            audit.ofServer(null, Action.SIGNING_KEY_ROTATED, null, key.getKeyID());
        } else {
            audit.record(admin, Action.SIGNING_KEY_ROTATED, null, key.getKeyID());
        }
    }

    /** Rotates if the newest has signed long enough, and removes those whose tokens have all expired. */
    public void rotateIfDue() {
        Instant now = Instant.now();
        List<SigningKey> all = keys.all();
        if (!all.isEmpty()
                && all.get(0).createdAt().plus(settings.signingKeyLifetime()).isBefore(now)) {
            rotate(null);
        } else if (all.size() > 1 && all.get(0).createdAt().plus(STILL_VERIFIES).isBefore(now)) {
            keys.removeOlderThan(all.get(0).createdAt());
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No signing key could be made.", e);
        }
    }

    private static byte[] publicKey(ECKey key) {
        try {
            return key.toECPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sealed(ECKey key) {
        try {
            byte[] pkcs8 = key.toECPrivateKey().getEncoded();
            byte[] sealed = secrets.seal(SigningKey.boundTo(key.getKeyID()), pkcs8);
            Arrays.fill(pkcs8, (byte) 0);
            return sealed;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ECKey open(SigningKey key) {
        byte[] pkcs8 = secrets.open(SigningKey.boundTo(key.id()), key.privateKey());
        try {
            KeyFactory ec = KeyFactory.getInstance("EC");
            ECPublicKey publicKey = (ECPublicKey) ec.generatePublic(new X509EncodedKeySpec(key.publicKey()));
            ECPrivateKey privateKey = (ECPrivateKey) ec.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new ECKey.Builder(Curve.P_256, publicKey)
                    .privateKey(privateKey)
                    .keyID(key.id())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key " + key.id() + " can't be read.", e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
