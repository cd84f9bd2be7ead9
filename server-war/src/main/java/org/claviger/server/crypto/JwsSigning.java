package org.claviger.server.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.JwsAlgorithm;
import org.claviger.api.crypto.JwsSignRequest;
import org.claviger.api.crypto.JwsSignResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Makes JWS (RFC 7515) and signed JWT (RFC 7519): find, open, sign, record. */
@ApplicationScoped
public class JwsSigning {
    @Inject
    ManagedObjects objects;

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Signs a payload or claims, with a header that names algorithm, key and version.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, may not sign, or not so
     */
    public JwsSignResponse sign(Caller caller, JwsSignRequest request) {
        JwsAlgorithm algorithm = algorithm(objects, caller, request.keyId(), request.algorithm());
        Usage usage = algorithm.signature().isPresent() ? Usage.SIGN : Usage.GENERATE_MAC;
        UsableKey key = keys.keyFor(caller, request.keyId(), usage);
        JWSObject jws = new JWSObject(header(key, algorithm, request), payload(request));
        try (Engine engine = engines.of(key)) {
            jws.sign(new EngineJws(engine, algorithm));
            audit.record(caller, Action.SIGNED, key.id(), "JWS " + algorithm);
            return new JwsSignResponse(key.id(), key.version(), algorithm, jws.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("A JWS could not be signed.", e);
        }
    }

    /** The one algorithm that a token of this key may have: what was asked for, if it fits, or what goes without saying. */
    static JwsAlgorithm algorithm(ManagedObjects objects, Caller caller, UUID keyId, @Nullable JwsAlgorithm wanted) {
        return objects.algorithmOf(caller, keyId)
                .flatMap(key -> Optional.ofNullable(wanted)
                        .or(() -> JwsAlgorithm.defaultFor(key))
                        .filter(jws -> jws.fits(key)))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.USAGE_NOT_ALLOWED,
                        "The key is of an algorithm that makes no JWS"
                                + (wanted == null ? "." : " by " + wanted + ".")));
    }

    private static JWSHeader header(UsableKey key, JwsAlgorithm algorithm, JwsSignRequest request) {
        String type = request.type() == null && request.claims() != null ? "JWT" : request.type();
        return new JWSHeader.Builder(EngineJws.name(algorithm))
                .keyID(KeyName.of(key))
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
    }

    private static Payload payload(JwsSignRequest request) {
        if (request.payload() != null && request.claims() == null) {
            return new Payload(request.payload());
        }
        if (request.claims() != null && request.payload() == null) {
            return new Payload(JSONObjectUtils.toJSONString(request.claims()));
        }
        throw new RefusedException(ErrorCode.INVALID_REQUEST, "Give either \"payload\" or \"claims\".");
    }
}
