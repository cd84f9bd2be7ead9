package org.claviger.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.claviger.server.TestCa;
import org.claviger.server.TestCa.Bearer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CertificatePathsTest {
    private final Instant now = Instant.now();
    private final Instant tomorrow = now.plus(Duration.ofDays(1));
    private final Instant yesterday = now.minus(Duration.ofDays(1));
    private static final String CLIENT = "CN=billing,O=East";

    private final TestCa root = TestCa.root("CN=East CA");

    @Test
    void a_certificate_of_the_ca_leads_to_it_until_it_expires() {
        Bearer client = root.client(CLIENT);

        assertThat(holdsUntil(client.chain(), root.chain()))
                .contains(client.certificate().getNotAfter().toInstant());
    }

    @Test
    void the_root_may_be_sent_as_well() {
        List<X509Certificate> chain = new ArrayList<>(root.client(CLIENT).chain());
        chain.addAll(root.chain());

        assertThat(holdsUntil(chain, root.chain())).isPresent();
    }

    @Test
    void a_path_ends_when_the_ca_does() {
        TestCa shortLived = TestCa.root("CN=East CA", Integer.MAX_VALUE, tomorrow);

        assertThat(holdsUntil(shortLived.client(CLIENT).chain(), shortLived.chain()))
                .contains(shortLived.certificate().getNotAfter().toInstant());
    }

    @Nested
    class It_leads_nowhere {
        @Test
        void when_it_has_expired() {
            assertThat(holds(root.client(CLIENT, yesterday, KeyPurposeId.id_kp_clientAuth)))
                    .isFalse();
        }

        @Test
        void before_it_is_valid() {
            assertThat(CertificatePaths.holdsUntil(
                            root.client(CLIENT).chain(), root.chain(), now.minus(Duration.ofDays(11))))
                    .isEmpty();
        }

        @Test
        void when_the_ca_has_expired() {
            TestCa expired = TestCa.root("CN=East CA", Integer.MAX_VALUE, yesterday);

            assertThat(holdsUntil(expired.client(CLIENT).chain(), expired.chain()))
                    .isEmpty();
        }

        @Test
        void when_another_ca_has_issued_it_even_one_of_the_same_name() {
            TestCa impostor = TestCa.root("CN=East CA");

            assertThat(holds(impostor.client(CLIENT))).isFalse();
        }

        @Test
        void when_it_is_signed_by_itself() {
            assertThat(holdsUntil(TestCa.root(CLIENT).chain(), root.chain())).isEmpty();
        }

        @Test
        void when_it_is_the_ca_itself() {
            assertThat(holdsUntil(root.chain(), root.chain())).isEmpty();
        }
    }

    @Nested
    class Its_extensions {
        @Test
        void need_not_say_what_it_is_for() {
            assertThat(holds(root.client(CLIENT, tomorrow, new KeyPurposeId[0])))
                    .isTrue();
        }

        @Test
        void may_say_that_it_is_for_anything() {
            assertThat(holds(root.client(CLIENT, tomorrow, KeyPurposeId.anyExtendedKeyUsage)))
                    .isTrue();
        }

        @Test
        void may_not_say_that_it_is_for_servers_alone() {
            assertThat(holds(root.client(CLIENT, tomorrow, KeyPurposeId.id_kp_serverAuth)))
                    .isFalse();
        }

        @Test
        void may_not_leave_out_signatures_where_they_name_uses_of_the_key() {
            assertThat(holds(root.client(CLIENT, tomorrow, TestCa.keyUsage(KeyUsage.digitalSignature))))
                    .isTrue();
            assertThat(holds(root.client(CLIENT, tomorrow, TestCa.keyUsage(KeyUsage.keyAgreement))))
                    .isFalse();
        }

        @Test
        void may_not_make_it_a_ca() throws Exception {
            Extension ca = Extension.create(Extension.basicConstraints, true, new BasicConstraints(true));

            assertThat(holds(root.client(CLIENT, tomorrow, ca))).isFalse();
        }
    }

    @Nested
    class An_intermediate_ca {
        private final TestCa intermediate = root.intermediate("CN=East Issuing CA");
        private final Bearer client = intermediate.client(CLIENT);

        @Test
        void is_taken_from_what_the_client_sends() {
            assertThat(client.chain()).hasSize(2);
            assertThat(holds(client)).isTrue();
        }

        @Test
        void is_taken_from_what_was_uploaded() {
            List<X509Certificate> uploaded = List.of(root.certificate(), intermediate.certificate());

            assertThat(holdsUntil(List.of(client.certificate()), uploaded)).isPresent();
        }

        @Test
        void can_be_the_one_that_is_trusted() {
            assertThat(holdsUntil(client.chain(), List.of(intermediate.certificate())))
                    .isPresent();
            assertThat(holdsUntil(root.client(CLIENT).chain(), List.of(intermediate.certificate())))
                    .isEmpty();
        }

        @Test
        void is_missed_when_nobody_has_it() {
            assertThat(holdsUntil(List.of(client.certificate()), root.chain())).isEmpty();
        }

        @Test
        void has_to_be_a_ca() {
            assertThat(holds(root.falseIntermediate("CN=mallory").client(CLIENT)))
                    .isFalse();
        }

        @Test
        void is_refused_below_a_ca_that_allows_none() {
            TestCa strict = TestCa.root("CN=East CA", 0, tomorrow);

            assertThat(holdsUntil(strict.client(CLIENT).chain(), strict.chain()))
                    .isPresent();
            assertThat(holdsUntil(
                            strict.intermediate("CN=East Issuing CA")
                                    .client(CLIENT)
                                    .chain(),
                            strict.chain()))
                    .isEmpty();
        }
    }

    @Test
    void who_sends_very_many_certificates_is_not_listened_to() {
        List<X509Certificate> chain = new ArrayList<>(root.client(CLIENT).chain());
        chain.addAll(Collections.nCopies(10, root.certificate()));

        assertThat(holdsUntil(chain, root.chain())).isEmpty();
    }

    private boolean holds(Bearer client) {
        return holdsUntil(client.chain(), root.chain()).isPresent();
    }

    private Optional<Instant> holdsUntil(List<X509Certificate> chain, List<X509Certificate> authority) {
        return CertificatePaths.holdsUntil(chain, authority, now);
    }
}
