package org.claviger.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.claviger.server.TestCa;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CertificateIssuerTest {
    private static final UUID CLIENT = UUID.randomUUID();

    private final KeyPair pair = TestCa.keyPair();
    private final CertificateIssuer issuer = CertificateIssuer.create("east");

    @Test
    void its_certificates_lead_to_it() {
        X509Certificate certificate = issuer.certify(pair.getPublic(), CLIENT, "east", Duration.ofDays(1));

        assertThat(CertificatePaths.holdsUntil(List.of(certificate), List.of(issuer.certificate()), Instant.now()))
                .isPresent();
    }

    @Test
    void they_say_whose_they_are_and_what_for() throws Exception {
        X509Certificate certificate = issuer.certify(pair.getPublic(), CLIENT, "east", Duration.ofDays(1));

        assertThat(certificate.getSubjectX500Principal()).isEqualTo(new X500Principal("CN=" + CLIENT + ",O=east"));
        assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThat(certificate.getSerialNumber().bitLength()).isGreaterThan(128);
        assertThat(AuthorityKeyIdentifier.getInstance(extension(certificate, Extension.authorityKeyIdentifier.getId()))
                        .getKeyIdentifierOctets())
                .isEqualTo(SubjectKeyIdentifier.getInstance(
                                extension(issuer.certificate(), Extension.subjectKeyIdentifier.getId()))
                        .getKeyIdentifier());
    }

    @Test
    void none_outlives_the_ca() {
        X509Certificate certificate = issuer.certify(pair.getPublic(), CLIENT, "east", Duration.ofDays(10_000));

        assertThat(certificate.getNotAfter()).isEqualTo(issuer.certificate().getNotAfter());
    }

    @Test
    void it_certifies_no_further_ca() {
        assertThat(issuer.certificate().getBasicConstraints()).isZero();
    }

    @Nested
    class A_signing_request {
        @Test
        void brings_the_key() throws Exception {
            assertThat(SigningRequest.keyOf(TestCa.csr(pair))).isEqualTo(pair.getPublic());
        }

        @Test
        void is_refused_when_another_key_has_signed_it() throws Exception {
            KeyPair mixed = new KeyPair(pair.getPublic(), TestCa.keyPair().getPrivate());

            assertRefused(TestCa.csr(mixed), "not signed by the private key");
        }

        @Test
        void is_refused_when_its_key_is_weak() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);

            assertRefused(TestCa.csr(generator.generateKeyPair()), "too weak");
        }

        @Test
        void is_refused_when_it_is_none() {
            assertRefused("certainly not", "no certificate signing request");
            assertRefused(TestCa.root("CN=east").pem(), "no certificate signing request");
            assertRefused(
                    "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n", "can't be read");
        }
    }

    private static void assertRefused(String csr, String because) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SigningRequest.keyOf(csr))
                .withMessageContaining(because);
    }

    private static Object extension(X509Certificate certificate, String id) throws IOException {
        return JcaX509ExtensionUtils.parseExtensionValue(certificate.getExtensionValue(id));
    }
}
