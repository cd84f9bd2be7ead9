package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.JweAlgorithm;
import org.claviger.api.crypto.JweDecryptRequest;
import org.claviger.api.crypto.JweDecryptResponse;
import org.claviger.api.crypto.JweEncryptRequest;
import org.claviger.api.crypto.JweEncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
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
class JweIT {
    private static final byte[] PLAINTEXT = "invoice 4711: 129.00 EUR".getBytes(UTF_8);
    private static final Usage[] SECRET = {Usage.ENCRYPT, Usage.DECRYPT, Usage.WRAP_KEY, Usage.UNWRAP_KEY, Usage.EXPORT
    };
    private static final Usage[] PAIR = {Usage.ENCRYPT, Usage.DECRYPT, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient south;

    JweIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "128, DIR, A128GCM",
        "192, DIR, A192GCM",
        "256, DIR, A256GCM",
        "128, A128KW, A256GCM",
        "192, A192KW, A256GCM",
        "256, A256KW, A256GCM",
        "128, A128GCMKW, A256GCM",
        "192, A192GCMKW, A256GCM",
        "256, A256GCMKW, A256GCM",
    })
    void tokens_of_secret_keys_go_both_ways(int length, JweAlgorithm algorithm, String content) throws Exception {
        UUID key = holder.create(Algorithm.AES, length, Keyholder.EXTRACTABLE, SECRET)
                .id();
        SecretKeySpec shared = new SecretKeySpec(holder.export(key), "AES");
        boolean direct = algorithm == JweAlgorithm.DIR;

        String ours = encrypt(new JweEncryptRequest(key, PLAINTEXT, algorithm, "text/plain"));
        String theirs = theirs(
                algorithm,
                EncryptionMethod.parse(content),
                direct ? new DirectEncrypter(shared) : new AESEncrypter(shared));

        assertThat(header(ours).getKeyID()).isEqualTo(key + ".1");
        assertThat(header(ours).getContentType()).isEqualTo("text/plain");
        assertThat(header(ours).getEncryptionMethod().getName()).isEqualTo(content);
        assertThat(decryptedElsewhere(ours, direct ? new DirectDecrypter(shared) : new AESDecrypter(shared)))
                .isEqualTo(PLAINTEXT);
        assertThat(decrypt(key, ours, algorithm)).isEqualTo(PLAINTEXT);
        assertThat(decrypt(key, theirs, algorithm)).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA", "EC_P256, EC", "EC_P384, EC", "EC_P521, EC"})
    void tokens_of_pairs_go_both_ways(Algorithm algorithm, String name) throws Exception {
        ObjectResponse pair = holder.create(algorithm, null, Keyholder.EXTRACTABLE, PAIR);
        KeyFactory keys = KeyFactory.getInstance(name);
        PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(holder.export(pair.id())));
        PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(holder.publicKey(pair)));
        JweAlgorithm jwe = JweAlgorithm.defaultFor(algorithm).orElseThrow();

        String ours = encrypt(new JweEncryptRequest(pair.id(), PLAINTEXT, null, null));
        String theirs = theirs(
                jwe,
                EncryptionMethod.A256GCM,
                publicKey instanceof RSAPublicKey rsa
                        ? new RSAEncrypter(rsa)
                        : new ECDHEncrypter((ECPublicKey) publicKey));

        assertThat(decryptedElsewhere(
                        ours,
                        privateKey instanceof ECPrivateKey ec ? new ECDHDecrypter(ec) : new RSADecrypter(privateKey)))
                .isEqualTo(PLAINTEXT);
        assertThat(decrypt(pair.id(), ours, null)).isEqualTo(PLAINTEXT);
        assertThat(decrypt(pair.id(), theirs, null)).isEqualTo(PLAINTEXT);
    }

    @Test
    void tokens_of_x25519_are_decrypted_elsewhere_and_here() throws Exception {
        ObjectResponse pair = holder.create(Algorithm.X25519, null, Keyholder.EXTRACTABLE, PAIR);

        String ours = encrypt(new JweEncryptRequest(pair.id(), PLAINTEXT, null, null));

        assertThat(X25519Receiver.decrypt(ours, holder.export(pair.id()))).isEqualTo(PLAINTEXT);
        assertThat(decrypt(pair.id(), ours, null)).isEqualTo(PLAINTEXT);
    }

    @Test
    void whatever_is_no_token_of_the_key_is_refused_with_one_reason() throws Exception {
        UUID aes = holder.create(Algorithm.AES, null, Keyholder.EXTRACTABLE, SECRET)
                .id();
        Set<String> told = new HashSet<>();
        for (Algorithm algorithm : Set.of(Algorithm.RSA, Algorithm.EC_P256, Algorithm.X25519)) {
            refuseAltered(told, holder.create(algorithm, PAIR).id(), null);
        }
        for (JweAlgorithm algorithm : Set.of(JweAlgorithm.DIR, JweAlgorithm.A256KW, JweAlgorithm.A256GCMKW)) {
            refuseAltered(told, aes, algorithm);
        }

        SecretKeySpec shared = new SecretKeySpec(holder.export(aes), "AES");
        told.add(refused(aes, "", null));
        told.add(refused(aes, "a.b.c", null));
        told.add(refused(aes, "e30....", null));
        told.add(refused(aes, token(zipped(), new DirectEncrypter(shared)), null));
        told.add(refused(
                aes, theirs(JweAlgorithm.DIR, EncryptionMethod.A128CBC_HS256, new DirectEncrypter(shared)), null));
        // The algorithm of the token is another than the one that is expected.
        told.add(refused(aes, theirs(JweAlgorithm.A256KW, EncryptionMethod.A256GCM, new AESEncrypter(shared)), null));
        told.add(refused(
                aes,
                theirs(JweAlgorithm.A256KW, EncryptionMethod.A256GCM, new AESEncrypter(shared)),
                JweAlgorithm.A256GCMKW));
        assertThat(told).hasSize(1);
    }

    @Test
    void critical_headers_are_refused() throws Exception {
        UUID aes = holder.create(Algorithm.AES, null, Keyholder.EXTRACTABLE, SECRET)
                .id();
        JWEHeader critical = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .criticalParams(Set.of("mine"))
                .customParam("mine", true)
                .build();

        String token = token(critical, new DirectEncrypter(holder.export(aes)));

        refused(aes, token, null);
    }

    @Test
    void an_ephemeral_key_of_another_curve_is_refused() throws Exception {
        UUID curve = holder.create(Algorithm.EC_P256, PAIR).id();
        ObjectResponse other = holder.create(Algorithm.EC_P384, PAIR);
        ECPublicKey theirs = (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(holder.publicKey(other)));

        refused(curve, theirs(JweAlgorithm.ECDH_ES, EncryptionMethod.A256GCM, new ECDHEncrypter(theirs)), null);
    }

    @Test
    void algorithm_length_and_usage_mask_are_kept() {
        UUID encrypting = holder.create(Algorithm.AES).id();
        UUID wrapping =
                holder.create(Algorithm.AES, Usage.WRAP_KEY, Usage.UNWRAP_KEY).id();

        refusedUse(encrypting, JweAlgorithm.A256KW);
        refusedUse(encrypting, JweAlgorithm.A128GCMKW);
        refusedUse(encrypting, JweAlgorithm.RSA_OAEP_256);
        refusedUse(wrapping, null);
        refusedUse(holder.create(Algorithm.ED25519).id(), null);
        refusedUse(holder.create(Algorithm.ML_KEM_768).id(), null);
    }

    @Test
    void a_deactivated_key_still_decrypts() {
        UUID key = holder.create(Algorithm.AES).id();
        String token = encrypt(new JweEncryptRequest(key, PLAINTEXT, null, null));
        holder.deactivate(key);

        assertThat(decrypt(key, token, null)).isEqualTo(PLAINTEXT);
        Refusal.of(ErrorCode.WRONG_STATE, () -> encrypt(new JweEncryptRequest(key, PLAINTEXT, null, null)));
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        UUID key = holder.create(Algorithm.AES).id();
        String token = encrypt(new JweEncryptRequest(key, PLAINTEXT, null, null));

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/jwe/encrypt",
                        new JweEncryptRequest(key, PLAINTEXT, null, null),
                        JweEncryptResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/jwe/decrypt",
                        new JweDecryptRequest(key, token, null),
                        JweDecryptResponse.class));
    }

    /** One character of each part that isn't empty, but for the header, which has to stay readable. */
    private void refuseAltered(Set<String> told, UUID key, @Nullable JweAlgorithm algorithm) {
        String[] parts =
                Pattern.compile("\\.").split(encrypt(new JweEncryptRequest(key, PLAINTEXT, algorithm, null)), -1);
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                String[] altered = parts.clone();
                char first = parts[i].charAt(0);
                altered[i] = (first == 'A' ? 'B' : 'A') + parts[i].substring(1);
                told.add(refused(key, String.join(".", altered), algorithm));
            }
        }
        String[] headless = parts.clone();
        headless[0] = Base64URL.encode(new Base64URL(parts[0]).decodeToString().replace("}", ",\"x\":1}"))
                .toString();
        told.add(refused(key, String.join(".", headless), algorithm));
    }

    private String refused(UUID key, String token, @Nullable JweAlgorithm algorithm) {
        return Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(key, token, algorithm))
                .detail();
    }

    private void refusedUse(UUID key, @Nullable JweAlgorithm algorithm) {
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> encrypt(new JweEncryptRequest(key, PLAINTEXT, algorithm, null)));
    }

    private static JWEHeader header(String token) throws Exception {
        return JWEObject.parse(token).getHeader();
    }

    private static JWEHeader zipped() {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build();
    }

    private static String theirs(JweAlgorithm algorithm, EncryptionMethod content, JWEEncrypter encrypter)
            throws Exception {
        return token(new JWEHeader(JWEAlgorithm.parse(algorithm.joseName()), content), encrypter);
    }

    private static String token(JWEHeader header, JWEEncrypter encrypter) throws Exception {
        JWEObject jwe = new JWEObject(header, new Payload(PLAINTEXT));
        jwe.encrypt(encrypter);
        return jwe.serialize();
    }

    private static byte[] decryptedElsewhere(String token, JWEDecrypter decrypter) throws Exception {
        JWEObject jwe = JWEObject.parse(token);
        jwe.decrypt(decrypter);
        return jwe.getPayload().toBytes();
    }

    private String encrypt(JweEncryptRequest request) {
        return holder.post("jwe/encrypt", request, JweEncryptResponse.class).token();
    }

    private byte[] decrypt(UUID key, String token, @Nullable JweAlgorithm algorithm) {
        return holder.post("jwe/decrypt", new JweDecryptRequest(key, token, algorithm), JweDecryptResponse.class)
                .plaintext();
    }
}
