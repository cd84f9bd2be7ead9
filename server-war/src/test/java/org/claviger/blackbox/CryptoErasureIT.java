package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class CryptoErasureIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);
    private static final int KEYS = 3;

    private final RunningServer.Handle server;

    CryptoErasureIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void it_leaves_a_signed_statement_and_nothing_that_can_be_read() throws Exception {
        OwnTenant tenant = OwnTenant.with(server, "erased");
        KekResponse kek = tenant.keks().get(0);
        ObjectResponse key = tenant.newKey("key");
        byte[] ciphertext = tenant.encrypt(key.id(), HELLO);
        for (int i = 1; i < KEYS; i++) {
            tenant.newKey("key-" + i);
        }
        ApiClient other = server.client("north");
        byte[] otherCiphertext = encrypt(other);
        ProposalResponse proposal = tenant.propose(ProposedAction.ERASE_TENANT_KEYS, kek.id());
        assertThat(proposal.subject()).contains(KEYS + " sealed materials become unreadable for good");
        Instant before = Instant.now().minusSeconds(1);

        ProposalResponse accepted = tenant.accept(proposal);

        assertThat(Objects.requireNonNull(accepted.decision()).outcome()).contains("1 KEKs", KEYS + " materials");
        assertThat(tenant.kek(kek.id()).state()).isEqualTo(KekState.DESTROYED);
        String statement = theStatement(tenant, kek, before);
        nothingCanBeRead(tenant, key, ciphertext);
        assertThat(tenant.operator()
                        .get("/api/v1/tenant/audit/verification", AuditVerificationResponse.class)
                        .intact())
                .isTrue();
        assertThat(other.post(
                                "/api/v1/crypto/decrypt",
                                new DecryptRequest(otherCiphertext, null),
                                DecryptResponse.class)
                        .plaintext())
                .isEqualTo(HELLO);
        Refusal.of(
                ErrorCode.NOT_AUTHENTICATED, () -> server.api().as(statement).get("/api/v1/auth/me", MeResponse.class));
        theTenantBeginsAnew(tenant, ciphertext);
    }

    private String theStatement(OwnTenant tenant, KekResponse kek, Instant before) throws Exception {
        List<AuditRecordResponse> trail = tenant.trail(Action.CRYPTO_ERASURE);
        assertThat(trail).hasSize(1);
        assertThat(trail.get(0).objectId()).isEqualTo(kek.id());
        String statement = String.valueOf(trail.get(0).detail());
        SignedJWT jws = SignedJWT.parse(statement);
        assertThat(jws.verify(new ECDSAVerifier(verificationKey()))).isTrue();
        assertThat(jws.getHeader().getType()).hasToString("claviger-erasure+jwt");
        JWTClaimsSet claims = jws.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(kek.id().toString());
        assertThat(claims.getStringClaim("tenant")).isEqualTo(tenant.id().toString());
        assertThat(claims.getStringClaim("label")).isEqualTo(kek.label());
        assertThat(claims.getStringClaim("key_check_value")).isEqualTo(kek.keyCheckValue());
        assertThat(claims.getLongClaim("unreadable_materials")).isEqualTo(KEYS);
        assertThat(claims.getStringClaim("proposed_by")).isEqualTo("olga");
        assertThat(claims.getStringClaim("accepted_by")).isEqualTo("oscar");
        assertThat(claims.getIssueTime().toInstant()).isBetween(before, Instant.now());
        assertThat(claims.getAudience()).isEmpty();
        return statement;
    }

    private static void nothingCanBeRead(OwnTenant tenant, ObjectResponse key, byte[] ciphertext) {
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.decrypt(ciphertext))
                        .detail())
                .contains("destroyed");
        Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.encrypt(key.id(), HELLO));
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.newKey("another"))
                        .detail())
                .contains("generate");
        Refusal.of(ErrorCode.WRONG_STATE, tenant::rotate);
    }

    private static void theTenantBeginsAnew(OwnTenant tenant, byte[] ciphertext) {
        KekResponse second = tenant.operator().post(OwnTenant.KEKS, null, KekResponse.class);

        assertThat(second.generation()).isEqualTo(2);
        assertThat(tenant.decrypt(tenant.encrypt(tenant.newKey("fresh").id(), HELLO)))
                .isEqualTo(HELLO);
        Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.decrypt(ciphertext));
        assertThat(tenant.resealing().left()).isZero();
    }

    /** Of the certificate that the server's admin would hand to whoever has to verify. */
    private ECPublicKey verificationKey() throws IOException, GeneralSecurityException {
        Path keys = server.process().data().root().resolve("keys");
        char[] password =
                Files.readString(keys.resolve("keystore.password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance(keys.resolve("token-signing.p12").toFile(), password);
        return (ECPublicKey) store.getCertificate("token-signing").getPublicKey();
    }

    private static byte[] encrypt(ApiClient client) {
        ObjectResponse key = client.post(
                OwnTenant.KEYS,
                CreateKeyRequest.of("not-erased-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                ObjectResponse.class);
        return client.post("/api/v1/crypto/encrypt", new EncryptRequest(key.id(), HELLO, null), EncryptResponse.class)
                .ciphertext();
    }
}
