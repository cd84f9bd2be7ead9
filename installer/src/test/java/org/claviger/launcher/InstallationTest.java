package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
    private final DataFolder data;
    private final Installation installation;

    InstallationTest(@TempDir Path folder) {
        data = DataFolder.at(folder.resolve("data"));
        installation = new Installation(data);
    }

    @BeforeEach
    void make_the_folder() {
        data.prepare();
    }

    @Nested
    class A_first_start {
        @BeforeEach
        void starts() {
            installation.prepare();
        }

        @Test
        void makes_all_that_is_needed() throws IOException {
            assertThat(files())
                    .containsOnlyKeys(
                            "keys/keystore.password",
                            "keys/profile-master-key.p12",
                            "keys/token-signing.p12",
                            "tls/ca.p12",
                            "tls/ca.pem",
                            "tls/server.p12",
                            "tls/trust.p12");
        }

        @Test
        void lets_only_the_owner_read_what_is_secret() throws IOException {
            for (String name : files().keySet()) {
                if (!name.endsWith(".pem")) {
                    assertThat(PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(data.root().resolve(name))))
                            .as(name)
                            .isEqualTo("rw-------");
                }
            }
        }

        @Test
        void makes_a_master_key_of_aes_256() throws Exception {
            var key = open(data.keys().resolve("profile-master-key.p12"))
                    .getKey("profile-master-key", installation.password());

            assertThat(key.getAlgorithm()).isEqualTo("AES");
            assertThat(key.getEncoded()).hasSize(32);
        }

        @Test
        void makes_a_signing_key_on_p_256_with_the_certificate_that_belongs_to_it() throws Exception {
            KeyStore store = open(data.keys().resolve("token-signing.p12"));
            ECPrivateKey key = (ECPrivateKey) store.getKey("token-signing", installation.password());
            X509Certificate certificate = (X509Certificate) store.getCertificate("token-signing");

            assertThat(key.getParams().getCurve().getField().getFieldSize()).isEqualTo(256);
            assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getCurve())
                    .isEqualTo(key.getParams().getCurve());
            certificate.verify(certificate.getPublicKey());
        }

        @Test
        void makes_other_keys_than_any_other(@TempDir Path folder) throws IOException {
            DataFolder otherData = DataFolder.at(folder);
            otherData.prepare();
            Installation other = new Installation(otherData);
            other.prepare();

            assertThat(other.password()).isNotEqualTo(installation.password());
            assertThat(otherData.caFile()).isNotEmptyFile();
            assertThat(Files.readString(otherData.caFile())).isNotEqualTo(Files.readString(data.caFile()));
        }

        @Test
        void leaves_a_password_that_opens_the_stores_and_no_other_does() {
            assertThat(installation.password()).hasSizeGreaterThanOrEqualTo(32);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(
                            () -> KeyStores.read(data.keys().resolve("profile-master-key.p12"), "wrong".toCharArray()));
        }
    }

    @Nested
    class The_certificate_of_the_server {
        private X509Certificate server;
        private X509Certificate ca;

        @BeforeEach
        void read() throws GeneralSecurityException, IOException {
            installation.prepare();
            var chain = open(installation.serverStore()).getCertificateChain("server");
            assertThat(chain).hasSize(2);
            server = (X509Certificate) chain[0];
            ca = (X509Certificate) chain[1];
        }

        @Test
        void is_trusted_by_whoever_trusts_the_ca() throws Exception {
            X509Certificate[] chain = {server, ca};
            trustManager().checkServerTrusted(chain, "ECDHE_ECDSA");

            assertThat(server.getIssuerX500Principal()).isEqualTo(ca.getSubjectX500Principal());
            assertThat(server.getNotAfter()).isBefore(ca.getNotAfter());
        }

        @Test
        void is_for_the_loopback_names_and_addresses() throws Exception {
            assertThat(server.getSubjectAlternativeNames().stream().map(name -> name.get(0) + ":" + name.get(1)))
                    .contains("2:localhost", "7:127.0.0.1", "7:0:0:0:0:0:0:0:1");
        }

        @Test
        void is_for_a_server_and_nothing_else() throws Exception {
            assertThat(server.getBasicConstraints()).isEqualTo(-1);
            assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(server.getKeyUsage()).startsWith(true).satisfies(usage -> {
                for (int i = 1; i < usage.length; i++) {
                    assertThat(usage[i]).as("usage %d", i).isFalse();
                }
            });
        }

        @Test
        void is_good_now_and_for_no_longer_than_clients_bear() {
            Duration lifetime = Duration.between(
                    server.getNotBefore().toInstant(), server.getNotAfter().toInstant());

            assertThat(server.getNotBefore().toInstant()).isBefore(Instant.now());
            assertThat(lifetime).isBetween(Duration.ofDays(365), Duration.ofDays(398));
        }

        @Test
        void comes_from_a_ca_that_certifies_servers_only() {
            assertThat(ca.getBasicConstraints()).isZero();
            assertThat(ca.getKeyUsage()[5]).as("keyCertSign").isTrue();
            assertThat(ca.getKeyUsage()[0]).as("digitalSignature").isFalse();
        }

        @Test
        void comes_from_the_ca_that_is_given_to_clients() throws Exception {
            X509Certificate given = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(data.caFile())));

            assertThat(given).isEqualTo(ca);
            assertThat(open(installation.trustStore()).getCertificate("ca")).isEqualTo(ca);
            assertThat(open(installation.trustStore()).size()).isEqualTo(1);
        }
    }

    @Nested
    class A_later_start {
        @BeforeEach
        void after_the_first() {
            installation.prepare();
        }

        @Test
        void keeps_everything_byte_by_byte() throws IOException {
            Map<String, String> before = files();
            new Installation(data).prepare();

            assertThat(files()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"profile-master-key.p12", "token-signing.p12"})
        void without_a_key_store_is_refused_and_makes_none(String name) throws IOException {
            Files.delete(data.keys().resolve(name));
            Map<String, String> before = files();

            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(installation::prepare)
                    .withMessageContaining(name + " is missing")
                    .withMessageContaining("backup");
            assertThat(files()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "profile-master-key.p12", "token-signing.p12"})
        void without_the_password_is_refused_and_overwrites_nothing(String alsoMissing) throws IOException {
            Files.delete(installation.passwordFile());
            Files.deleteIfExists(data.keys().resolve(alsoMissing));
            Map<String, String> before = files();

            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(installation::prepare)
                    .withMessageContaining("keystore.password is missing")
                    .withMessageContaining("none was made");
            assertThat(files()).isEqualTo(before);
        }

        @Test
        void with_another_password_is_refused_when_a_store_has_to_be_opened() throws IOException {
            DataFolder.writeSecret(installation.passwordFile(), "another");
            Map<String, String> before = files();

            assertThatExceptionOfType(LaunchException.class).isThrownBy(installation::prepare);
            assertThat(files()).isEqualTo(before);
        }

        @Test
        void certifies_the_server_anew_by_the_same_ca_if_its_certificate_is_gone() throws Exception {
            Files.delete(installation.serverStore());
            Map<String, String> before = files();
            installation.prepare();

            assertThat(files()).containsAllEntriesOf(before).containsKey("tls/server.p12");
            assertServerIsTrusted();
        }

        @Test
        void certifies_the_server_anew_before_its_certificate_expires() throws Exception {
            certifyForDays(29, ca());
            installation.prepare();

            assertServerIsTrusted();
        }

        @Test
        void leaves_a_certificate_of_another_ca_to_its_operator() throws Exception {
            certifyForDays(29, new X500Principal("CN=another CA"));
            Map<String, String> before = files();
            installation.prepare();

            assertThat(files()).isEqualTo(before);
        }

        @Test
        void keeps_a_certificate_that_is_good_for_a_while() throws Exception {
            certifyForDays(31, ca());
            Map<String, String> before = files();
            installation.prepare();

            assertThat(files()).isEqualTo(before);
        }

        private void assertServerIsTrusted() throws GeneralSecurityException, IOException {
            var chain = open(installation.serverStore()).getCertificateChain("server");
            X509Certificate[] x509 = {(X509Certificate) chain[0], (X509Certificate) chain[1]};
            trustManager().checkServerTrusted(x509, "ECDHE_ECDSA");
        }
    }

    @SuppressWarnings("JavaUtilDate") // as the certificate library has it
    private void certifyForDays(int days, X500Principal issuer)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Principal name = new X500Principal("CN=soon");
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.ONE,
                Date.from(Instant.now()),
                Date.from(Instant.now().plus(Duration.ofDays(days))),
                name,
                pair.getPublic());
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        KeyStores.write(installation.serverStore(), installation.password(), "server", pair.getPrivate(), certificate);
    }

    private X500Principal ca() throws GeneralSecurityException, IOException {
        return ((X509Certificate) open(data.tls().resolve("ca.p12")).getCertificate("ca")).getSubjectX500Principal();
    }

    private X509TrustManager trustManager() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(open(installation.trustStore()));
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private KeyStore open(Path file) throws GeneralSecurityException, IOException {
        return KeyStores.read(file, installation.password());
    }

    /** The files of the installation by name, with what is in them. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path folder : new Path[] {data.keys(), data.tls()}) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path file : entries.toList()) {
                    files.put(
                            data.root().relativize(file).toString(),
                            HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }
}
