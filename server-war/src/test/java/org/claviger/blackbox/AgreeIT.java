package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.KeyAgreement;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.AgreeRequest;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeIT {
    private static final byte[] SALT = "salt".getBytes(UTF_8);
    private static final byte[] INFO = "ada and bob".getBytes(UTF_8);
    private static final Usage[] USAGES = {Usage.KEY_AGREEMENT, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient north;
    private final ApiClient south;

    AgreeIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.north = server.client("north");
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "EC_P256, secp256r1, HKDF_SHA256, HMACSHA256",
        "EC_P384, secp384r1, HKDF_SHA384, HMACSHA384",
        "EC_P521, secp521r1, HKDF_SHA512, HMACSHA512",
        "X25519, , HKDF_SHA256, HMACSHA256",
    })
    void the_other_side_derives_the_same(
            Algorithm algorithm, @Nullable String curve, DerivationAlgorithm hkdf, String mac) throws Exception {
        ObjectResponse ours = holder.create(algorithm, USAGES);
        KeyPair theirs = pair(curve);

        DeriveResponse agreed = agree(
                new AgreeRequest(ours.id(), null, theirs.getPublic().getEncoded(), null, hkdf, SALT, INFO, 48, null));

        byte[] secret = secret(theirs, holder.publicKey(ours));
        assertThat(agreed.derived()).isEqualTo(SoftwareKdf.hkdf(mac, secret, SALT, INFO, 48));
        assertThat(agreed.algorithm()).isEqualTo(hkdf);
    }

    @Test
    void two_pairs_of_the_tenant_agree_by_the_ids_of_their_public_keys_and_keep_it() {
        ObjectResponse one = holder.create(Algorithm.X25519);
        ObjectResponse other = holder.create(Algorithm.X25519);

        ObjectResponse first = kept(one.id(), publicKey(other));
        ObjectResponse second = kept(other.id(), publicKey(one));

        assertThat(first.checkValue()).isNotNull().isEqualTo(second.checkValue());
        assertThat(first.linked(Link.Type.DERIVATION_BASE)).isEqualTo(one.id());
    }

    @Test
    void keys_of_other_curves_and_what_is_no_key_are_refused() throws Exception {
        UUID ours = holder.create(Algorithm.EC_P256, USAGES).id();
        byte[] otherCurve = pair("secp384r1").getPublic().getEncoded();
        byte[] otherKind = pair(null).getPublic().getEncoded();
        byte[] offCurve = pair("secp256r1").getPublic().getEncoded();
        offCurve[offCurve.length - 1] ^= 1;

        for (byte[] theirs : new byte[][] {otherCurve, otherKind, offCurve, new byte[91], {}}) {
            Refusal.of(ErrorCode.INVALID_REQUEST, () -> agree(request(ours, theirs)));
        }
    }

    @Test
    void points_of_small_order_are_refused() {
        UUID ours = holder.create(Algorithm.X25519).id();
        byte[] zero = HexFormat.of().parseHex("302a300506032b656e032100" + "00".repeat(32));

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> agree(request(ours, zero)));
    }

    @Test
    void one_public_key_is_named_and_no_private_one() throws Exception {
        UUID ours = holder.create(Algorithm.X25519).id();
        byte[] theirs = pair(null).getPublic().getEncoded();

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> agree(new AgreeRequest(ours, null, null, null, null, null, null, null, null)));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> agree(new AgreeRequest(ours, null, theirs, ours, null, null, null, null, null)));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> agree(new AgreeRequest(ours, null, null, ours, null, null, null, null, null)));
    }

    @Test
    void the_secret_goes_through_hkdf_alone() throws Exception {
        UUID ours = holder.create(Algorithm.X25519).id();
        byte[] theirs = pair(null).getPublic().getEncoded();

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> agree(new AgreeRequest(
                        ours, null, theirs, null, DerivationAlgorithm.SP800_108_HMAC_SHA256, null, null, null, null)));
    }

    @Test
    void who_may_not_take_material_out_is_told_nothing_but_may_keep_it() throws Exception {
        UUID ours = holder.create(Algorithm.X25519).id();
        byte[] theirs = pair(null).getPublic().getEncoded();
        ObjectTemplate wanted = ObjectTemplate.of(Keyholder.name(), Algorithm.AES, null);

        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> north.post("/api/v1/crypto/agree", request(ours, theirs), DeriveResponse.class));
        assertThat(north.post(
                                "/api/v1/crypto/agree",
                                new AgreeRequest(ours, null, theirs, null, null, null, null, null, wanted),
                                DeriveResponse.class)
                        .object())
                .isNotNull();
    }

    @Test
    void usage_mask_state_and_algorithm_are_kept() throws Exception {
        UUID signing = holder.create(Algorithm.EC_P256).id();
        UUID ended = holder.create(Algorithm.X25519).id();
        holder.deactivate(ended);
        byte[] theirs = pair(null).getPublic().getEncoded();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> agree(request(signing, theirs)));
        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> agree(request(holder.create(Algorithm.AES).id(), theirs)));
        Refusal.of(ErrorCode.WRONG_STATE, () -> agree(request(ended, theirs)));
    }

    @Test
    void keys_of_another_tenant_do_not_exist() throws Exception {
        UUID ours = holder.create(Algorithm.X25519).id();
        byte[] theirs = pair(null).getPublic().getEncoded();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post("/api/v1/crypto/agree", request(ours, theirs), DeriveResponse.class));
    }

    private static KeyPair pair(@Nullable String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve == null ? "X25519" : "EC");
        if (curve != null) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    private static byte[] secret(KeyPair own, byte[] other) throws GeneralSecurityException {
        boolean curve = own.getPublic().getAlgorithm().equals("EC");
        PublicKey peer = KeyFactory.getInstance(curve ? "EC" : "X25519").generatePublic(new X509EncodedKeySpec(other));
        KeyAgreement agreement = KeyAgreement.getInstance(curve ? "ECDH" : "X25519");
        agreement.init(own.getPrivate());
        agreement.doPhase(peer, true);
        return agreement.generateSecret();
    }

    private static UUID publicKey(ObjectResponse privateKey) {
        return Objects.requireNonNull(privateKey.linked(Link.Type.PUBLIC_KEY));
    }

    private static AgreeRequest request(UUID ours, byte[] theirs) {
        return new AgreeRequest(ours, null, theirs, null, null, null, null, null, null);
    }

    private ObjectResponse kept(UUID ours, UUID theirs) {
        ObjectTemplate wanted = ObjectTemplate.of(Keyholder.name(), Algorithm.AES, null);
        return Objects.requireNonNull(agree(new AgreeRequest(ours, null, null, theirs, null, SALT, INFO, null, wanted))
                .object());
    }

    private DeriveResponse agree(AgreeRequest request) {
        return holder.post("agree", request, DeriveResponse.class);
    }
}
