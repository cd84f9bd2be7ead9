package org.claviger.console.connect;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** CAs and server certificates, made for one test. */
public final class Certificates {
    private static final char[] PASSWORD = "test".toCharArray();
    private static final X500Principal CA_NAME = new X500Principal("CN=Test CA");

    private Certificates() {}

    /** A CA. Two of the same name are still two. */
    public record Ca(KeyPair keys, X509Certificate certificate) {
        public static Ca create() throws Exception {
            KeyPair keys = newKeys();
            return new Ca(keys, sign(CA_NAME, keys, keys, true, "ca", Duration.ofDays(1)));
        }

        /** TLS of a server with a certificate of this CA, which is sent along if {@code withCa}. */
        SSLContext server(String host, boolean withCa) throws Exception {
            return server(host, withCa, Duration.ofDays(1));
        }

        /** The same with a certificate that has expired. */
        public SSLContext expired(String host) throws Exception {
            return server(host, true, Duration.ofMinutes(-1));
        }

        private SSLContext server(String host, boolean withCa, Duration life) throws Exception {
            KeyPair own = newKeys();
            X509Certificate leaf = sign(new X500Principal("CN=" + host), own, keys, false, host, life);
            Certificate[] chain = withCa ? new Certificate[] {leaf, certificate} : new Certificate[] {leaf};
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", own.getPrivate(), PASSWORD, chain);
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(
            X500Principal subject, KeyPair keys, KeyPair by, boolean ca, String host, Duration life) throws Exception {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                CA_NAME,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        if (!ca) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(by)));
    }

    private static ContentSigner signer(KeyPair by) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
    }
}
