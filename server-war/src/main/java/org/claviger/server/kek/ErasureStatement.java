package org.claviger.server.kek;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.claviger.server.platform.ServerKeys;
import org.claviger.server.platform.Settings;

/**
 * The server's word that a KEK was destroyed: a JWS (RFC 7515, compact, ES256) by the key that signs its access tokens. Its
 * type and its lack of an audience and an expiry keep it from being one of these.
 */
@ApplicationScoped
class ErasureStatement {
    private static final JOSEObjectType TYPE = new JOSEObjectType("claviger-erasure+jwt");

    @Inject
    ServerKeys keys;

    @Inject
    Settings settings;

    /**
     * Signs it.
     *
     * @param materials that became unreadable
     */
    String of(Kek kek, long materials, String proposedBy, String acceptedBy, Instant at) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(at))
                .subject(kek.id().toString())
                .claim("tenant", kek.tenantId().toString())
                .claim("label", kek.label())
                .claim("key_check_value", kek.keyCheckValue())
                .claim("unreadable_materials", materials)
                .claim("proposed_by", proposedBy)
                .claim("accepted_by", acceptedBy)
                .build();
        try {
            SignedJWT statement = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).build(), claims);
            statement.sign(new ECDSASigner((ECPrivateKey) keys.signingKey()));
            return statement.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The statement could not be signed.", e);
        }
    }
}
