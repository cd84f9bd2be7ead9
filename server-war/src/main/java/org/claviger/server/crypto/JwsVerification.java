package org.claviger.server.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import org.claviger.api.crypto.JwsAlgorithm;
import org.claviger.api.crypto.JwsVerifyRequest;
import org.claviger.api.crypto.JwsVerifyResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;

/** Verifies JWS (RFC 7515; RFC 8725): find, open, verify, record. */
@ApplicationScoped
public class JwsVerification {
    @Inject
    ManagedObjects objects;

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Tells whether a token is a JWS of the key, by the one algorithm that is expected of it, without critical headers. For
     * whatever else the answer is the same.
     *
     * @throws org.claviger.server.platform.RefusedException if the key is unknown to the caller's tenant, may not verify, or
     *     not so
     */
    public JwsVerifyResponse verify(Caller caller, JwsVerifyRequest request) {
        JwsAlgorithm algorithm = JwsSigning.algorithm(objects, caller, request.keyId(), request.algorithm());
        Optional<JWSObject> jws = parse(request.token())
                .filter(parsed -> parsed.getHeader().getAlgorithm().equals(EngineJws.name(algorithm)))
                .filter(parsed -> CompactForm.isPlain(parsed.getHeader()));
        Integer version = jws.map(parsed -> KeyName.version(parsed.getHeader().getKeyID()))
                .orElse(null);
        Usage usage = algorithm.signature().isPresent() ? Usage.VERIFY : Usage.VERIFY_MAC;
        UsableKey key = keys.keyFor(caller, request.keyId(), version, usage);
        try (Engine engine = engines.of(key)) {
            boolean valid = jws.isPresent() && jws.get().verify(new EngineJws(engine, algorithm));
            audit.record(caller, Action.VERIFIED, key.id(), "JWS " + algorithm + Verification.outcome(valid));
            byte[] payload = valid ? jws.get().getPayload().toBytes() : null;
            return new JwsVerifyResponse(key.id(), key.version(), algorithm, valid, payload);
        } catch (JOSEException e) {
            throw new IllegalStateException("A JWS could not be verified.", e);
        }
    }

    private static Optional<JWSObject> parse(String token) {
        try {
            return CompactForm.isStrict(token) ? Optional.of(JWSObject.parse(token)) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
