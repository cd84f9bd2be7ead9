package org.claviger.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.server.account.SignedIn;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.Clients.KnownClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
class AccessTokensTest {
    private static final String ISSUER = "https://kms.example";
    private static final KeyPair OURS = keyPair();
    private static final KeyPair ANOTHER = keyPair();
    private static final KnownClient CLIENT = new KnownClient(
            UUID.randomUUID(), UUID.randomUUID(), "app", new ClientAccess(Set.of(), List.of()), List.of());

    private final AccessTokens tokens = tokens(ISSUER);

    @Test
    void a_client_is_known_by_its_token() throws ParseException {
        JWTClaimsSet claims = tokens.verify(tokens.issue(CLIENT)).orElseThrow();

        assertThat(claims.getSubject()).isEqualTo(CLIENT.id().toString());
        assertThat(claims.getStringClaim("upn")).isEqualTo("app");
        assertThat(claims.getStringClaim(AccessTokens.TENANT))
                .isEqualTo(CLIENT.tenantId().toString());
        assertThat(claims.getStringListClaim("groups")).containsExactly("CLIENT");
        assertThat(claims.getClaim(AccessTokens.SESSION)).isNull();
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now().plusSeconds(890), Instant.now().plusSeconds(900));
    }

    @Test
    void an_admin_belongs_to_no_tenant() throws ParseException {
        JWTClaimsSet claims = tokens.verify(tokens.issue(person(null))).orElseThrow();

        assertThat(claims.getStringListClaim("groups")).containsExactly("ADMIN");
        assertThat(claims.getClaim(AccessTokens.TENANT)).isNull();
    }

    @Test
    void an_operator_belongs_to_a_tenant() throws ParseException {
        UUID tenant = UUID.randomUUID();
        JWTClaimsSet claims = tokens.verify(tokens.issue(person(tenant))).orElseThrow();

        assertThat(claims.getStringListClaim("groups")).containsExactly("OPERATOR");
        assertThat(claims.getStringClaim(AccessTokens.TENANT)).isEqualTo(tenant.toString());
    }

    @Test
    void no_two_tokens_are_the_same() {
        assertThat(tokens.issue(CLIENT)).isNotEqualTo(tokens.issue(CLIENT));
    }

    @Test
    void a_token_holds_for_every_server_with_the_same_key() {
        assertThat(tokens(ISSUER).verify(tokens.issue(CLIENT))).isPresent();
    }

    @Nested
    class A_token_is_refused {
        private final String good = tokens.issue(CLIENT);

        @Test
        void if_any_character_of_it_differs() {
            for (int i = 0; i < good.length(); i++) {
                char other = good.charAt(i) == 'A' ? 'Q' : 'A';
                String changed = good.substring(0, i) + other + good.substring(i + 1);
                assertThat(tokens.verify(changed)).as("character %d", i).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", ".", "..", "...", "a.b.c", "null", "Bearer x", "eyJhbGciOiJFUzI1NiJ9.e30.", "\u0000"})
        void if_it_is_none(String text) {
            assertThat(tokens.verify(text)).isEmpty();
        }

        @Test
        void without_a_signature() throws ParseException {
            assertThat(tokens.verify(new PlainJWT(claims().build()).serialize()))
                    .isEmpty();
            String[] parts = good.split("\\.", -1);
            assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
            String none = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(tokens.verify(none + "." + parts[1] + "." + parts[2])).isEmpty();
        }

        @Test
        void signed_by_another_key_that_calls_itself_ours() throws Exception {
            assertThat(tokens.verify(signed(JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) ANOTHER.getPrivate()))))
                    .isEmpty();
        }

        @Test
        void signed_with_our_public_key_as_if_it_were_a_secret() throws Exception {
            assertThat(tokens.verify(signed(
                            JWSAlgorithm.HS256, new MACSigner(OURS.getPublic().getEncoded()))))
                    .isEmpty();
        }

        @Test
        void signed_by_a_key_that_it_does_not_name() throws Exception {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims().build());
            jwt.sign(new ECDSASigner((ECPrivateKey) OURS.getPrivate()));

            assertThat(tokens.verify(jwt.serialize())).isEmpty();
        }

        @Test
        void of_another_issuer() throws Exception {
            assertThat(tokens.verify(tokens("https://other.example").issue(CLIENT)))
                    .isEmpty();
            assertThat(tokens.verify(ours(claims().issuer(null).build()))).isEmpty();
        }

        @Test
        void for_another_audience() throws Exception {
            assertThat(tokens.verify(ours(claims().audience("other").build()))).isEmpty();
            assertThat(tokens.verify(ours(claims().audience((String) null).build())))
                    .isEmpty();
        }

        @Test
        void that_has_expired_or_never_does() throws Exception {
            Date past = Date.from(Instant.now().minusSeconds(1));
            assertThat(tokens.verify(ours(claims().expirationTime(past).build())))
                    .isEmpty();
            assertThat(tokens.verify(ours(claims().expirationTime(null).build())))
                    .isEmpty();
        }

        @Test
        void that_expires_after_it_was_remembered() throws Exception {
            Date soon = Date.from(Instant.now().plusSeconds(2));
            String token = ours(claims().expirationTime(soon).build());
            assertThat(tokens.verify(token)).isPresent();

            Thread.sleep(Duration.between(Instant.now(), soon.toInstant()).toMillis() + 50);
            assertThat(tokens.verify(token)).isEmpty();
        }

        /** What makes the refusals above mean anything. */
        @Test
        void unless_all_is_as_it_should_be() throws Exception {
            assertThat(tokens.verify(ours(claims().build()))).isPresent();
            assertThat(tokens.verify(good)).isPresent();
        }

        private String ours(JWTClaimsSet claims) throws JOSEException, ParseException {
            return signed(JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) OURS.getPrivate()), claims);
        }

        private String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException, ParseException {
            return signed(algorithm, signer, claims().build());
        }

        private String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
                throws JOSEException, ParseException {
            String keyId = SignedJWT.parse(good).getHeader().getKeyID();
            SignedJWT jwt =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        }

        private JWTClaimsSet.Builder claims() throws ParseException {
            return new JWTClaimsSet.Builder(SignedJWT.parse(good).getJWTClaimsSet());
        }
    }

    private static SignedIn person(@Nullable UUID tenant) {
        return new SignedIn(UUID.randomUUID(), "alice", tenant, UUID.randomUUID(), Secret.of("refresh"), null);
    }

    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    private static AccessTokens tokens(String issuer) {
        AccessTokens tokens = new AccessTokens();
        tokens.settings = new Settings() {
            @Override
            public String issuer() {
                return issuer;
            }

            @Override
            public Duration tokenLifetime() {
                return Duration.ofMinutes(15);
            }
        };
        tokens.keys = new SigningKeyRing() {
            @Override
            ECKey newest() {
                return ring(OURS);
            }

            @Override
            Optional<ECKey> find(String keyId) {
                return Optional.of(ring(OURS).toPublicJWK())
                        .filter(key -> key.getKeyID().equals(keyId));
            }
        };
        return tokens;
    }

    private static ECKey ring(KeyPair pair) {
        try {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .privateKey((ECPrivateKey) pair.getPrivate())
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
