package org.claviger.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.server.TestCa;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClientAuthorityTest {
    private static final UUID TENANT = UUID.randomUUID();

    private final TestCa root = TestCa.root("CN=East CA");
    private final TestCa intermediate = root.intermediate("CN=East Issuing CA");

    @Test
    void a_ca_is_uploaded_with_those_below_it() {
        ClientAuthority authority = uploaded(List.of(root.certificate(), intermediate.certificate()));

        assertThat(authority.isBuiltIn()).isFalse();
        assertThat(authority.certificates()).containsExactly(root.certificate(), intermediate.certificate());
        assertThat(authority.response().subject()).isEqualTo("CN=East CA");
    }

    @Test
    void a_ca_is_known_by_its_public_key() {
        assertThat(uploaded(root.chain()).keyId())
                .isEqualTo(uploaded(List.of(root.certificate(), intermediate.certificate()))
                        .keyId())
                .isNotEqualTo(uploaded(List.of(intermediate.certificate())).keyId());
    }

    @Nested
    class Refused_is {
        @Test
        void what_is_no_certificate() {
            assertRefused(List.of());
            for (String pem :
                    List.of("certainly not", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> X509.read(pem))
                        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
            }
        }

        @Test
        void the_certificate_of_a_client() {
            assertRefused(root.client("CN=billing").chain());
        }

        @Test
        void a_ca_that_has_expired() {
            assertRefused(TestCa.root("CN=East CA", 0, Instant.now().minus(Duration.ofDays(1)))
                    .chain());
        }

        @Test
        void one_below_that_belongs_to_another() {
            TestCa other = TestCa.root("CN=East CA").intermediate("CN=East Issuing CA");

            assertRefused(List.of(root.certificate(), other.certificate()));
        }

        @Test
        void the_wrong_order() {
            assertRefused(List.of(intermediate.certificate(), root.certificate()));
        }

        @Test
        void a_whole_trust_store() {
            assertRefused(Collections.nCopies(11, root.certificate()));
        }
    }

    private static void assertRefused(List<X509Certificate> certificates) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> uploaded(certificates))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    private static ClientAuthority uploaded(List<X509Certificate> certificates) {
        return ClientAuthority.uploaded(TENANT, "East", certificates);
    }
}
