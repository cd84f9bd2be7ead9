package org.claviger.server.tenant;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** A client's request for a certificate: PKCS#10 (RFC 2986). */
final class SigningRequest {
    private SigningRequest() {}

    /** The public key, whose private one has signed the request; refuses all else. */
    static PublicKey keyOf(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                throw refused("This is no certificate signing request (PKCS#10) in PEM.");
            }
            return keyOf(request);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    /** The same of DER. */
    static PublicKey keyOf(byte[] der) {
        try {
            return keyOf(new PKCS10CertificationRequest(der));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static PublicKey keyOf(PKCS10CertificationRequest request) {
        try {
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw refused("The request is not signed by the private key that belongs to it.");
            }
            if (!X509.isStrong(key)) {
                throw refused("The key is too weak: take EC from P-256 on, RSA from 2048 bits on, or Ed25519.");
            }
            return key;
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static RefusedException unreadable(Exception cause) {
        return new RefusedException(
                ErrorCode.INVALID_REQUEST, "This certificate signing request (PKCS#10) can't be read.", cause);
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(ErrorCode.INVALID_REQUEST, detail);
    }
}
