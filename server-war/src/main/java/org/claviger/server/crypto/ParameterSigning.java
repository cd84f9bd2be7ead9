package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.parameter.CryptographicParameters;
import org.claviger.server.crypto.parameter.SignatureScheme;

/** Signs as Cryptographic Parameters say (KMIP 2.1, section 6.1.55). */
@ApplicationScoped
public class ParameterSigning extends Verb<SignatureRequest, byte[]> {
    @Override
    byte[] perform(Uses uses, SignatureRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.SIGN);
        Optional<SignatureScheme> scheme = Attempt.to(() -> scheme(key, request));
        Optional<SignatureAlgorithm> own = own(key, scheme);
        boolean isByName = own.isPresent() || request.isDigest() || scheme.isEmpty();
        byte[] signature =
                Attempt.to(() -> isByName ? byName(key, request, own) : byParameters(key, request, scheme.get()));
        uses.record(Action.SIGNED, key.id(), own.map(Enum::name).orElse(null));
        return signature;
    }

    /** Empty for keys that sign in one way alone. */
    static Optional<SignatureScheme> scheme(OpenedKey key, SignatureRequest request) {
        return switch (key.key().algorithm()) {
            case RSA, EC_P256, EC_P384, EC_P521, EC_SECP256K1 ->
                Optional.of(new SignatureScheme(
                        key.key().algorithm(),
                        CryptographicParameters.of(
                                request.parameters(), key.key().parameters())));
            default -> Optional.empty();
        };
    }

    /** The product's own name for it; empty if it has none. */
    static Optional<SignatureAlgorithm> own(OpenedKey key, Optional<SignatureScheme> scheme) {
        return scheme.isPresent()
                ? scheme.get().own()
                : SignatureAlgorithm.defaultFor(key.key().algorithm());
    }

    private static byte[] byName(OpenedKey key, SignatureRequest request, Optional<SignatureAlgorithm> own) {
        SignatureParameters wanted = parameters(key, request, own);
        return request.isDigest()
                ? key.engine().signDigest(wanted.algorithm(), wanted.encoding(), wanted.bytes())
                : key.engine().sign(wanted.algorithm(), wanted.encoding(), wanted.bytes());
    }

    private static byte[] byParameters(OpenedKey key, SignatureRequest request, SignatureScheme scheme)
            throws GeneralSecurityException {
        return scheme.sign(key.engine().material(request.data().length), request.data());
    }

    static SignatureParameters parameters(OpenedKey key, SignatureRequest request, Optional<SignatureAlgorithm> own) {
        return SignatureParameters.of(
                key.key(),
                own.orElse(null),
                key.key().algorithm() == Algorithm.RSA ? null : SignatureEncoding.DER,
                request.isDigest() ? null : request.data(),
                request.isDigest() ? request.data() : null);
    }
}
