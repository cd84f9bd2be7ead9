package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.parameter.SignatureScheme;

/** Verifies signatures as Cryptographic Parameters say (KMIP 2.1, section 6.1.56). */
@ApplicationScoped
public class ParameterVerification extends Verb<SignatureRequest, Boolean> {
    @Override
    Boolean perform(Uses uses, SignatureRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.VERIFY);
        Optional<SignatureScheme> scheme = Attempt.to(() -> ParameterSigning.scheme(key, request));
        Optional<SignatureAlgorithm> own = ParameterSigning.own(key, scheme);
        boolean isByName = request.isDigest()
                || scheme.isEmpty()
                || (own.isPresent() && !scheme.get().isSaltOpen());
        boolean valid = Attempt.to(() -> isByName
                ? byName(key, request, own)
                : scheme.get().verify(key.engine().material(0), request.data(), request.proof()));
        uses.record(
                Action.VERIFIED, key.id(), own.map(Enum::name).orElse("by parameters") + Verification.outcome(valid));
        return valid;
    }

    private static boolean byName(OpenedKey key, SignatureRequest request, Optional<SignatureAlgorithm> own) {
        SignatureParameters wanted = ParameterSigning.parameters(key, request, own);
        return request.isDigest()
                ? key.engine().verifyDigest(wanted.algorithm(), wanted.encoding(), wanted.bytes(), request.proof())
                : key.engine().verify(wanted.algorithm(), wanted.encoding(), wanted.bytes(), request.proof());
    }
}
