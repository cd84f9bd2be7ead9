package org.claviger.blackbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.claviger.server.crypto.primitive.PublicHalf;

/** Certificates that keys sign for themselves. */
@SuppressWarnings("JavaUtilDate") // as the certificate library has it
final class TestCertificates {
    private TestCertificates() {}

    /** DER; another each time. */
    static byte[] selfSigned(byte[] pem) throws IOException, GeneralSecurityException, OperatorCreationException {
        PrivateKeyInfo info = privateKey(pem);
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        PrivateKey key = converter.getPrivateKey(info);
        PublicKey publicKey = converter.getPublicKey(
                org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(PublicHalf.of(info.getEncoded())));
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "Ed25519";
        X500Principal name = new X500Principal("CN=self");
        return new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(Instant.now()),
                        Date.from(Instant.now().plus(Duration.ofDays(1))),
                        name,
                        publicKey)
                .build(new JcaContentSignerBuilder(algorithm).build(key))
                .getEncoded();
    }

    /** PKCS#12 as the JDK writes it. */
    static byte[] keyStore(byte[] pem, String password)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Certificate certificate =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(selfSigned(pem)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key",
                new JcaPEMKeyConverter().getPrivateKey(privateKey(pem)),
                password.toCharArray(),
                new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }

    private static PrivateKeyInfo privateKey(byte[] pem) throws IOException {
        try (PEMParser parser =
                new PEMParser(new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.US_ASCII))) {
            Object found = parser.readObject();
            return found instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) found;
        }
    }
}
