package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.blackbox.Transfers.file;
import static org.claviger.blackbox.Transfers.name;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ImportKeyResponse;
import org.claviger.api.crypto.ImportRequest;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.TransportAlgorithm;
import org.claviger.launcher.RunningServer;
import org.claviger.server.crypto.primitive.HybridEncryption;
import org.claviger.server.crypto.primitive.ParsedPublicKey;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Material that comes wrapped; RSA's wraps are made by the JDK alone. */
@ExtendWith(RunningServer.class)
class WrappedImportIT {
    private static final byte[] KEY = RandomBytes.of(32);

    private final RunningServer.Handle server;
    private final Transfers north;
    private final String name = name();

    WrappedImportIT(RunningServer.Handle server) {
        this.server = server;
        this.north = new Transfers(server.client("north"));
    }

    @Test
    void an_import_key_comes_with_its_public_half_in_three_formats() throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(Algorithm.RSA, 4096);

        assertThat(key.length()).isEqualTo(4096);
        assertThat(key.wrappings())
                .containsExactlyInAnyOrder(
                        TransportAlgorithm.RSA_OAEP_SHA256, TransportAlgorithm.RSA_AES_KEY_WRAP_SHA256);
        assertThat(key.expiresAt()).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
        assertThat(key.pem().replaceAll("-----[A-Z ]+-----|\\s", ""))
                .isEqualTo(Base64.getEncoder().encodeToString(key.publicKey()));
        assertThat(key.jwk()).contains("\"kty\":\"RSA\"");
        assertThat(publicKey(key).getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void a_key_comes_by_rsa_oaep() throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(Algorithm.RSA, null);

        requireImported(key, TransportAlgorithm.RSA_OAEP_SHA256, oaep(publicKey(key), KEY));
    }

    @Test
    void a_key_comes_by_rsa_and_aes_key_wrap() throws Exception {
        ImportKeyResponse key = north.importKey(Algorithm.RSA, null);
        requireImported(key, null, rsaAes(publicKey(key), KEY));

        ImportKeyResponse other = north.importKey(Algorithm.RSA, null);
        byte[] pem = file("rsa-pkcs1.pem");
        ObjectResponse pair = north.bringIn(ImportRequest.of(name(), KeyFormat.PEM, pem)
                .wrapped(rsaAes(publicKey(other), pem), new ImportRequest.Wrapping(other.id(), null)));
        assertThat(pair.algorithm()).isEqualTo(Algorithm.RSA);
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ML_KEM_768", "ML_KEM_1024", "X_WING"})
    void a_key_comes_by_a_kem(Algorithm algorithm) throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(algorithm, null);

        assertThat(key.wrappings()).containsExactly(TransportAlgorithm.HYBRID_KEM);
        requireImported(key, TransportAlgorithm.HYBRID_KEM, hybrid(key, KEY));
    }

    @Test
    void an_import_key_is_used_once() throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(Algorithm.X_WING, null);
        requireImported(key, null, hybrid(key, KEY));

        Problem used = refuse(north, key.id(), hybrid(key, KEY), ErrorCode.OBJECT_NOT_FOUND);
        assertThat(used.detail())
                .isEqualTo(refuse(north, UUID.randomUUID(), hybrid(key, KEY), ErrorCode.OBJECT_NOT_FOUND)
                        .detail());
        assertThat(sealedRows(key.id())).isZero();
    }

    @Test
    void an_import_key_that_could_not_unwrap_is_gone_as_well_and_nothing_is_left() throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(Algorithm.X_WING, null);
        byte[] wrapped = hybrid(key, KEY);
        wrapped[wrapped.length - 1] ^= 1;

        Problem altered = refuse(north, key.id(), wrapped, ErrorCode.CRYPTOGRAPHIC_FAILURE);
        ImportKeyResponse second = north.importKey(Algorithm.RSA, null);
        Problem garbage = refuse(north, second.id(), new byte[500], ErrorCode.CRYPTOGRAPHIC_FAILURE);

        assertThat(altered.detail()).isEqualTo(garbage.detail());
        refuse(north, key.id(), hybrid(key, KEY), ErrorCode.OBJECT_NOT_FOUND);
        assertThat(north.named(name)).isEmpty();
    }

    @Test
    void an_import_key_is_of_the_client_that_made_it() throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(Algorithm.X_WING, null);
        Transfers other = new Transfers(new Applications(server, server.operator("north"))
                .client("importer-" + UUID.randomUUID())
                .api());
        Transfers foreign = new Transfers(server.client("south"));

        refuse(other, key.id(), hybrid(key, KEY), ErrorCode.OBJECT_NOT_FOUND);
        refuse(foreign, key.id(), hybrid(key, KEY), ErrorCode.OBJECT_NOT_FOUND);

        requireImported(key, null, hybrid(key, KEY));
    }

    @Test
    void an_import_key_expires() throws GeneralSecurityException, SQLException {
        ImportKeyResponse key = north.importKey(Algorithm.X_WING, null);
        try (Connection database = server.database();
                PreparedStatement expire = database.prepareStatement(
                        "UPDATE import_key SET expires_at = now() - interval '1 second' WHERE id = ?")) {
            expire.setObject(1, key.id());
            assertThat(expire.executeUpdate()).isOne();
        }

        refuse(north, key.id(), hybrid(key, KEY), ErrorCode.OBJECT_NOT_FOUND);
    }

    @Test
    void weak_import_keys_and_wraps_of_another_kind_are_refused() throws GeneralSecurityException {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.importKey(Algorithm.RSA, 2048));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.importKey(Algorithm.ML_KEM_512, null));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.importKey(Algorithm.AES, 256));
        ImportKeyResponse key = north.importKey(Algorithm.X_WING, null);
        byte[] wrapped = hybrid(key, KEY);

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> north.bringIn(request(key.id(), TransportAlgorithm.RSA_OAEP_SHA256, wrapped)));
    }

    @Test
    void what_was_wrapped_is_checked_like_anything_else() throws GeneralSecurityException {
        ImportKeyResponse key = north.importKey(Algorithm.X_WING, null);

        refuse(north, key.id(), hybrid(key, Arrays.copyOf(KEY, 31)), ErrorCode.INVALID_REQUEST);

        assertThat(north.named(name)).isEmpty();
    }

    private void requireImported(ImportKeyResponse key, @Nullable TransportAlgorithm algorithm, byte[] wrapped) {
        ObjectResponse plain = north.bringIn(ImportRequest.of(name(), KeyFormat.RAW, KEY, null, null, Algorithm.AES));

        ObjectResponse imported = north.bringIn(request(key.id(), algorithm, wrapped));

        assertThat(imported.checkValue()).isEqualTo(plain.checkValue());
    }

    private Problem refuse(Transfers client, UUID importKey, byte[] wrapped, ErrorCode code) {
        return Refusal.of(code, () -> client.bringIn(request(importKey, null, wrapped)));
    }

    private ImportRequest request(UUID importKey, @Nullable TransportAlgorithm algorithm, byte[] wrapped) {
        return ImportRequest.of(name, KeyFormat.RAW, KEY, null, null, Algorithm.AES)
                .wrapped(wrapped, new ImportRequest.Wrapping(importKey, algorithm));
    }

    private int sealedRows(UUID importKey) {
        try (Connection database = server.database();
                PreparedStatement count =
                        database.prepareStatement("SELECT count(*) FROM material WHERE object_id = ?")) {
            count.setObject(1, importKey);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hybrid(ImportKeyResponse key, byte[] material) throws GeneralSecurityException {
        return HybridEncryption.encrypt(ParsedPublicKey.parse(key.algorithm(), key.publicKey()), material);
    }

    private static byte[] rsaAes(PublicKey key, byte[] material) throws GeneralSecurityException {
        byte[] aes = RandomBytes.of(32);
        Cipher wrap = Cipher.getInstance("AES/KWP/NoPadding");
        wrap.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(aes, "AES"));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(oaep(key, aes));
        both.writeBytes(wrap.doFinal(material));
        return both.toByteArray();
    }

    private static byte[] oaep(PublicKey key, byte[] material) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                key,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return rsa.doFinal(material);
    }

    private static PublicKey publicKey(ImportKeyResponse key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.publicKey()));
    }
}
