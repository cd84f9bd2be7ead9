package org.claviger.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A CA as a tenant may have it elsewhere, with EC keys, whose certificates may be as wrong as a test needs them.
 *
 * @param chain its certificate first, the root's last
 */
@SuppressWarnings("JavaUtilDate") // as the certificate library has it
public record TestCa(PrivateKey key, List<X509Certificate> chain) {
    /** A key pair's private half, with the certificates that a client sends. */
    public record Bearer(PrivateKey key, List<X509Certificate> chain) {
        public X509Certificate certificate() {
            return chain.get(0);
        }
    }

    public static TestCa root(String name) {
        return root(name, Integer.MAX_VALUE, Instant.now().plus(Duration.ofDays(30)));
    }

    /**
     * A root.
     *
     * @param pathLength how many intermediate CAs may be below it; any, if it is the largest integer
     */
    public static TestCa root(String name, int pathLength, Instant notAfter) {
        KeyPair pair = keyPair();
        X509Certificate certificate =
                sign(pair.getPrivate(), name, name, pair.getPublic(), notAfter, constraints(pathLength));
        return new TestCa(pair.getPrivate(), List.of(certificate));
    }

    public TestCa intermediate(String name) {
        KeyPair pair = keyPair();
        X509Certificate certificate =
                sign(key, name, name(), pair.getPublic(), later(), constraints(Integer.MAX_VALUE));
        return new TestCa(pair.getPrivate(), below(certificate));
    }

    /** One that says it is a CA, and is none. */
    public TestCa falseIntermediate(String name) {
        KeyPair pair = keyPair();
        return new TestCa(
                pair.getPrivate(), below(sign(key, name, name(), pair.getPublic(), later(), new Extension[0])));
    }

    /** A client's certificate, with the chain below the root. */
    public Bearer client(String name) {
        return client(name, later(), KeyPurposeId.id_kp_clientAuth);
    }

    public Bearer client(String name, Instant notAfter, KeyPurposeId... purposes) {
        return client(name, notAfter, purposes.length == 0 ? new Extension[0] : new Extension[] {extended(purposes)});
    }

    public Bearer client(String name, Instant notAfter, Extension... extensions) {
        return certify(name, keyPair(), notAfter, extensions);
    }

    /** Somebody's certificate for a key of his own, of whatever kind, with the chain below the root. */
    public Bearer certify(String name, KeyPair pair) {
        return certify(name, pair, later());
    }

    private Bearer certify(String name, KeyPair pair, Instant notAfter, Extension... extensions) {
        X509Certificate certificate = sign(key, name, name(), pair.getPublic(), notAfter, extensions);
        List<X509Certificate> all = below(certificate);
        return new Bearer(pair.getPrivate(), all.subList(0, all.size() - 1));
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** As an operator uploads it. */
    public String pem() {
        return pem(certificate());
    }

    public static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request that a certificate be issued for a key (PKCS#10), by one who calls himself an admin. */
    public static String csr(KeyPair pair) {
        try {
            String algorithm = "SHA256with" + (pair.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
            return pem(
                    "CERTIFICATE REQUEST",
                    new JcaPKCS10CertificationRequestBuilder(
                                    new X500Principal("CN=admin,O=somebody else"), pair.getPublic())
                            .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
                            .getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads PEM. */
    public static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a kind of thing. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    public static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Extension keyUsage(int usage) {
        return extension(Extension.keyUsage, true, new KeyUsage(usage));
    }

    private static Extension extended(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    private static Extension[] constraints(int pathLength) {
        return new Extension[] {
            extension(
                    Extension.basicConstraints,
                    true,
                    pathLength == Integer.MAX_VALUE ? new BasicConstraints(true) : new BasicConstraints(pathLength))
        };
    }

    private static Extension extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            return Extension.create(id, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<X509Certificate> below(X509Certificate certificate) {
        List<X509Certificate> all = new ArrayList<>(List.of(certificate));
        all.addAll(chain);
        return List.copyOf(all);
    }

    private String name() {
        return certificate().getSubjectX500Principal().getName();
    }

    /** The most specific part first, as RFC 4514 has it, not as the library would. */
    private static X500Name name(String text) {
        return X500Name.getInstance(new X500Principal(text).getEncoded());
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(20));
    }

    private static X509Certificate sign(
            PrivateKey signer,
            String subject,
            String issuer,
            PublicKey subjectKey,
            Instant notAfter,
            Extension... extensions) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name(issuer),
                    new BigInteger(64, new SecureRandom()),
                    Date.from(Instant.now().minus(Duration.ofDays(10))),
                    Date.from(notAfter),
                    name(subject),
                    subjectKey);
            for (Extension extension : Arrays.asList(extensions)) {
                builder.addExtension(extension);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (OperatorCreationException | GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
