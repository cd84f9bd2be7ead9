package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which algorithms and keys an issuer may have signed (RFC 8725, sections 3.1 and 3.2): asymmetric ones only, and the key
 * that the token names. A key never serves an algorithm of another family.
 */
final class SignatureCheck {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA);

    private SignatureCheck() {}

    /** Finds the key that a token names. */
    static final class Keys extends JWSVerificationKeySelector<SecurityContext> {
        private final JWKSource<SecurityContext> source;

        Keys(JWKSource<SecurityContext> source) {
            super(ALGORITHMS, source);
            this.source = source;
        }

        @Override
        public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
            if (header.getKeyID() == null) {
                return List.of();
            }
            if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
                return super.selectJWSKeys(header, context);
            }
            // The library gives keys of this kind in no form that the JDK has.
            return source.get(new JWKSelector(createJWKMatcher(header)), context).stream()
                    .flatMap(jwk -> Ed25519.publicKey(jwk).stream())
                    .map(Key.class::cast)
                    .toList();
        }
    }

    /** Verifies by a key that was found. */
    static final class Verifiers extends DefaultJWSVerifierFactory {
        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            return JWSAlgorithm.EdDSA.equals(header.getAlgorithm()) && key instanceof PublicKey point
                    ? new Ed25519(point)
                    : super.createJWSVerifier(header, key);
        }
    }
}
