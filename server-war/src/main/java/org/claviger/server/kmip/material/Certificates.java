package org.claviger.server.kmip.material;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.claviger.kmip.word.ResultReason;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.kmip.Failure;

/** X.509 certificates (RFC 5280) that a CA of the tenant issues, and those that are to be validated. */
@SuppressWarnings("JavaUtilDate") // as the certificate library has it
public final class Certificates {
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int SERIAL_NUMBER_BITS = 128;

    private Certificates() {}

    /**
     * Who is certified.
     *
     * @param subject a distinguished name, DER
     * @param spki SubjectPublicKeyInfo, DER
     */
    public record Subject(byte[] subject, byte[] spki) {
        /** Of a request, whose signature shows that its sender has the private key (RFC 2986). */
        public static Subject ofRequest(byte[] pkcs10) {
            try {
                PKCS10CertificationRequest request = new PKCS10CertificationRequest(pkcs10);
                ContentVerifierProvider verifier = new JcaContentVerifierProviderBuilder()
                        .build(new JcaPKCS10CertificationRequest(request).getPublicKey());
                if (!request.isSignatureValid(verifier)) {
                    throw Failure.invalid("The request is not signed by the key that it is for.");
                }
                return new Subject(
                        request.getSubject().getEncoded("DER"),
                        request.getSubjectPublicKeyInfo().getEncoded("DER"));
            } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
                throw new Failure(ResultReason.INVALID_CSR, "This is no certificate request (PKCS#10).", e);
            }
        }
    }

    /**
     * Issues a certificate, which certifies no further CA.
     *
     * @param ca of the issuer
     * @param isRsa true if the issuer's key is one of RSA; otherwise it is one of an elliptic curve
     * @param from absent: now
     * @param sign signs with the issuer's key and SHA-256: PKCS#1 v1.5, or ECDSA in DER
     * @return DER
     */
    public static byte[] issue(
            X509Certificate ca, boolean isRsa, Subject subject, Instant from, Instant to, UnaryOperator<byte[]> sign) {
        if (ca.getBasicConstraints() < 0) {
            throw Failure.invalid("The certificate of the issuing key is not one of a CA.");
        }
        Instant last = ca.getNotAfter().toInstant();
        try {
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(subject.spki());
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    X500Name.getInstance(ca.getSubjectX500Principal().getEncoded()),
                    new BigInteger(SERIAL_NUMBER_BITS, RandomBytes.generator()).setBit(SERIAL_NUMBER_BITS),
                    Date.from(from),
                    Date.from(to.isAfter(last) ? last : to),
                    X500Name.getInstance(subject.subject()),
                    key);
            BcX509ExtensionUtils extensions = new BcX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(
                            SubjectPublicKeyInfo.getInstance(ca.getPublicKey().getEncoded())));
            return builder.build(new Signer(isRsa, sign)).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("A certificate could not be issued.", e);
        }
    }

    /** How long one lasts if nobody says. */
    public static Instant usualEnd(Instant from) {
        return from.plus(LIFETIME);
    }

    /**
     * Validates a chain (RFC 5280, section 6), without revocation.
     *
     * @param chain the first one, each followed by that of its issuer; the last signs itself, and is trusted
     * @param when at that time
     */
    public static boolean isValid(List<X509Certificate> chain, Instant when) {
        X509Certificate root = chain.get(chain.size() - 1);
        List<X509Certificate> path = new ArrayList<>(chain.subList(0, chain.size() - 1));
        try {
            root.verify(root.getPublicKey());
            root.checkValidity(Date.from(when));
            if (path.isEmpty()) {
                return true;
            }
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(when));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Collects what is to be signed, and has another sign it. */
    private static final class Signer implements ContentSigner {
        private final AlgorithmIdentifier algorithm;
        private final UnaryOperator<byte[]> sign;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        private Signer(boolean isRsa, UnaryOperator<byte[]> sign) {
            this.algorithm = isRsa
                    ? new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE)
                    : new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            this.sign = sign;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return sign.apply(content.toByteArray());
        }
    }
}
