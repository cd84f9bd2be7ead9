package org.claviger.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.identity.TestIssuer.rsa;
import static org.claviger.server.identity.TestIssuer.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
class ExternalTokensTest {
    private static RSAKey key;
    private static RSAKey another;

    private final MovableClock clock = new MovableClock();
    private TestIssuer issuer;
    private ExternalTokens tokens;

    @BeforeAll
    static void generate() throws JOSEException {
        key = rsa("one");
        another = rsa("two");
    }

    @BeforeEach
    void start() throws IOException {
        issuer = new TestIssuer();
        issuer.has(key);
        tokens = new ExternalTokens(List.of(issuer.settings()), clock);
    }

    @AfterEach
    void stop() {
        tokens.stop();
        issuer.close();
    }

    @Test
    void a_person_is_known_by_the_access_token() throws JOSEException {
        ExternalIdentity olga =
                tokens.verify(signed(key, issuer.claims().build())).orElseThrow();

        assertThat(olga.issuer()).isEqualTo("corp");
        assertThat(olga.issuerUrl()).isEqualTo(issuer.url());
        assertThat(olga.subject()).isEqualTo("4f9a1d9e-8d6c-4a3b-9f0e-2f6b7a1c0d11");
        assertThat(olga.username()).isEqualTo("olga");
        assertThat(olga.displayName()).contains("Olga Orlova");
        assertThat(olga.email()).contains("olga@corp.example");
        assertThat(olga.authorizedParty()).contains("claviger-console");
        assertThat(olga.roles()).containsExactlyInAnyOrder("operator", "approver");
        assertThat(olga.tenant()).contains("north");
        assertThat(olga.expiresAt()).isAfter(Instant.now());
        assertThat(olga.claims().getClaim("typ")).isEqualTo("Bearer");
    }

    @Test
    void what_a_token_does_not_say_is_absent() throws JOSEException {
        JWTClaimsSet bare = new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .audience("claviger")
                .subject("app-7")
                .claim("client_id", "app")
                .claim("name", 7)
                .expirationTime(soon())
                .build();

        ExternalIdentity app = tokens.verify(signed(key, bare)).orElseThrow();

        assertThat(app.username()).isEqualTo("app-7");
        assertThat(app.authorizedParty()).contains("app");
        assertThat(app.displayName()).isEmpty();
        assertThat(app.roles()).isEmpty();
        assertThat(app.tenant()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void every_rsa_signature_is_taken(String algorithm) throws Exception {
        assertThat(tokens.verify(token(JWSAlgorithm.parse(algorithm), "one", new RSASSASigner(key))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512"})
    void every_ecdsa_signature_is_taken(String name) throws Exception {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
        ECKey point = new ECKeyGenerator(
                        Curve.forJWSAlgorithm(algorithm).iterator().next())
                .keyID("ec")
                .generate();
        issuer.has(key, point);

        assertThat(tokens.verify(token(algorithm, "ec", new ECDSASigner(point))))
                .isPresent();
    }

    @Test
    void ed25519_signatures_are_taken_if_they_hold() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        issuer.has(key, new OctetKeyPair.Builder(Curve.Ed25519, x).keyID("ed").build());
        String good = edDsa(pair, new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed"));
        char last = good.charAt(good.length() - 5);

        assertThat(tokens.verify(good)).isPresent();
        assertThat(tokens.verify(good.substring(0, good.length() - 5)
                        + (last == 'A' ? 'B' : 'A')
                        + good.substring(good.length() - 4)))
                .isEmpty();
        assertThat(tokens.verify(edDsa(
                        pair,
                        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                                .keyID("ed")
                                .criticalParams(Set.of("exp"))
                                .customParam("exp", 1))))
                .isEmpty();
        assertThat(tokens.verify(edDsa(pair, new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("one"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void both_types_of_access_tokens_are_taken(String type) throws Exception {
        assertThat(tokens.verify(withType(type))).isPresent();
    }

    @Test
    void each_issuer_signs_its_own_tokens_only() throws Exception {
        try (TestIssuer partner = new TestIssuer()) {
            partner.has(another);
            ExternalTokens both = new ExternalTokens(
                    List.of(
                            issuer.settings(),
                            new OidcIssuer("partner", partner.url(), "claviger", "groups", "org", "P", "c", null)),
                    clock);
            JWTClaimsSet theirs = partner.claims()
                    .claim("groups", "client auditor")
                    .claim("org", List.of("south"))
                    .build();

            ExternalIdentity identity = both.verify(signed(another, theirs)).orElseThrow();

            assertThat(identity.issuer()).isEqualTo("partner");
            assertThat(identity.roles()).containsExactlyInAnyOrder("client", "auditor");
            assertThat(identity.tenant()).contains("south");
            assertThat(both.verify(signed(another, issuer.claims().build()))).isEmpty();
            assertThat(both.verify(signed(key, theirs))).isEmpty();
            both.stop();
        }
    }

    @Test
    void without_issuers_there_are_no_such_tokens() throws JOSEException {
        assertThat(new ExternalTokens().verify(signed(key, issuer.claims().build())))
                .isEmpty();
    }

    @Nested
    class A_token_is_refused {
        @Test
        void if_any_part_of_it_differs() throws JOSEException {
            String good = signed(key, issuer.claims().build());
            for (int i = 0; i < good.length(); i += 7) {
                char other = good.charAt(i) == 'A' ? 'Q' : 'A';
                String changed = good.substring(0, i) + other + good.substring(i + 1);
                assertThat(tokens.verify(changed)).as("character %d", i).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "a.b.c", "null", "eyJhbGciOiJSUzI1NiJ9.e30.", "\u0000"})
        void if_it_is_none(String text) {
            assertThat(tokens.verify(text)).isEmpty();
        }

        @Test
        void without_a_signature() throws JOSEException {
            assertThat(tokens.verify(new PlainJWT(issuer.claims().build()).serialize()))
                    .isEmpty();
            String[] parts = signed(key, issuer.claims().build()).split("\\.", -1);
            assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
        }

        @Test
        void signed_with_the_public_key_as_if_it_were_a_secret() throws Exception {
            byte[] published = key.toRSAPublicKey().getEncoded();

            assertThat(tokens.verify(token(JWSAlgorithm.HS256, "one", new MACSigner(published))))
                    .isEmpty();
        }

        @Test
        void signed_with_a_secret_that_the_issuer_publishes() throws Exception {
            byte[] secret = new byte[32];
            issuer.has(key, new OctetSequenceKey.Builder(secret).keyID("oct").build());

            assertThat(tokens.verify(token(JWSAlgorithm.HS256, "oct", new MACSigner(secret))))
                    .isEmpty();
        }

        @Test
        void signed_by_an_unknown_key() throws JOSEException {
            assertThat(tokens.verify(signed(another, issuer.claims().build()))).isEmpty();
        }

        @Test
        void signed_by_another_key_of_the_same_name() throws JOSEException {
            assertThat(tokens.verify(signed(rsa("one"), issuer.claims().build())))
                    .isEmpty();
        }

        @Test
        void if_it_names_no_key() throws Exception {
            assertThat(tokens.verify(token(JWSAlgorithm.RS256, null, new RSASSASigner(key))))
                    .isEmpty();
        }

        @Test
        void if_its_key_is_for_encryption() throws Exception {
            RSAKey encryption =
                    new RSAKey.Builder(key).keyUse(KeyUse.ENCRYPTION).build();
            issuer.has(encryption);

            assertThat(tokens.verify(signed(key, issuer.claims().build()))).isEmpty();
        }

        @Test
        void of_another_audience() throws JOSEException {
            assertRefused(issuer.claims().audience("account"));
            assertRefused(issuer.claims().audience(List.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/x", "?x"})
        void of_an_issuer_of_almost_the_same_name(String more) throws JOSEException {
            assertRefused(issuer.claims().issuer(issuer.url() + more));
        }

        @Test
        void of_no_issuer() throws JOSEException {
            assertRefused(issuer.claims().issuer(null));
        }

        @Test
        void after_its_time() throws JOSEException {
            assertRefused(issuer.claims().expirationTime(in(-31)));
            assertRefused(issuer.claims().expirationTime(null));
            assertThat(tokens.verify(
                            signed(key, issuer.claims().expirationTime(in(-25)).build())))
                    .isPresent();
        }

        @Test
        void before_its_time() throws JOSEException {
            assertRefused(issuer.claims().notBeforeTime(in(35)));
            assertThat(tokens.verify(
                            signed(key, issuer.claims().notBeforeTime(in(25)).build())))
                    .isPresent();
        }

        @Test
        void without_a_subject() throws JOSEException {
            assertRefused(issuer.claims().subject(null));
            assertRefused(issuer.claims().subject(" "));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "DPoP", "bearer"})
        void of_another_kind(String kind) throws JOSEException {
            assertRefused(issuer.claims().claim("typ", kind));
        }

        @ParameterizedTest
        @ValueSource(strings = {"at_hash", "c_hash"})
        void with_the_marks_of_an_id_token(String mark) throws JOSEException {
            assertRefused(issuer.claims().claim("typ", null).claim(mark, "IhJfklBcqtELfdM9Hv6V2A"));
        }

        @Test
        void bound_to_a_key() throws JOSEException {
            assertRefused(issuer.claims().claim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"dpop+jwt", "logout+jwt", "ID"})
        void of_another_type(String type) throws Exception {
            assertThat(tokens.verify(withType(type))).isEmpty();
        }

        @Test
        void at_the_end_of_its_time_even_if_it_was_verified_before() throws JOSEException {
            String token = signed(key, issuer.claims().build());
            assertThat(tokens.verify(token)).isPresent();

            clock.pass(Duration.ofSeconds(331));

            assertThat(tokens.verify(token)).isEmpty();
        }

        private void assertRefused(JWTClaimsSet.Builder claims) throws JOSEException {
            assertThat(tokens.verify(signed(key, claims.build()))).isEmpty();
        }
    }

    private String withType(String type) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID("one")
                        .build(),
                issuer.claims().build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private String token(JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(kid).build(),
                issuer.claims().build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String edDsa(KeyPair pair, JWSHeader.Builder header) throws Exception {
        String input = header.build().toBase64URL()
                + "."
                + issuer.claims().build().toPayload().toBase64URL();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64URL.encode(signer.sign());
    }

    private static Date soon() {
        return in(300);
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
