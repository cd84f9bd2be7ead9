package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.crypto.primitive.Wycheproof.judge;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.server.crypto.primitive.Wycheproof.Vector;
import org.junit.jupiter.api.Test;

/** Every file of Project Wycheproof's vectors that there is a primitive for. */
class WycheproofTest {
    @Test
    void chacha20_poly1305_is_as_published() throws IOException {
        EncryptionAlgorithm algorithm = EncryptionAlgorithm.CHACHA20_POLY1305;
        judge("chacha20_poly1305", v -> {
            byte[] ciphertext = Bytes.concatenated(v.bytes("ct"), v.bytes("tag"));
            byte[] plaintext =
                    SymmetricEncryption.decrypt(algorithm, v.bytes("key"), v.bytes("iv"), ciphertext, v.bytes("aad"));
            byte[] again =
                    SymmetricEncryption.encrypt(algorithm, v.bytes("key"), v.bytes("iv"), plaintext, v.bytes("aad"));
            return Arrays.equals(plaintext, v.bytes("msg")) && Arrays.equals(again, ciphertext);
        });
    }

    @Test
    void aes_cmac_is_as_published() throws IOException {
        judge("aes_cmac", v -> Macs.verify(Algorithm.AES, v.bytes("key"), v.bytes("msg"), v.bytes("tag")));
    }

    /** Verification takes whole codes only; those that the file cut short are compared with the beginning of ours. */
    @Test
    void hmac_sha256_is_as_published() throws IOException {
        judge("hmac_sha256", v -> {
            byte[] tag = v.bytes("tag");
            byte[] mac = Macs.mac(Algorithm.HMAC_SHA256, v.bytes("key"), v.bytes("msg"));
            return tag.length < mac.length
                    ? Arrays.equals(tag, Arrays.copyOf(mac, tag.length))
                    : Macs.verify(Algorithm.HMAC_SHA256, v.bytes("key"), v.bytes("msg"), tag);
        });
    }

    /** The acceptable ones wrap 8 bytes, for which RFC 3394 doesn't define KW. */
    @Test
    void aes_kw_is_as_published() throws IOException {
        judge(
                "aes_wrap",
                v -> Arrays.equals(AesKeyWrap.unwrap(v.bytes("key"), v.bytes("ct")), v.bytes("msg"))
                        && Arrays.equals(AesKeyWrap.wrap(v.bytes("key"), v.bytes("msg")), v.bytes("ct")));
    }

    @Test
    void aes_kwp_is_as_published() throws IOException {
        judge(
                "aes_kwp",
                v -> Arrays.equals(AesKeyWrap.unwrapPadded(v.bytes("key"), v.bytes("ct")), v.bytes("msg"))
                        && Arrays.equals(AesKeyWrap.wrapPadded(v.bytes("key"), v.bytes("msg")), v.bytes("ct")));
    }

    @Test
    void hkdf_sha256_is_as_published() throws IOException {
        judge("hkdf_sha256", v -> {
            int size = v.test().getInt("size");
            byte[] derived = Hkdf.derive(HashAlgorithm.SHA256, v.bytes("ikm"), v.bytes("salt"), v.bytes("info"), size);
            return Arrays.equals(derived, v.bytes("okm"));
        });
    }

    @Test
    void ecdsa_on_p256_is_as_published() throws IOException {
        judge("ecdsa_secp256r1_sha256", v -> {
            boolean accepted = verify(SignatureAlgorithm.ECDSA_SHA256, Algorithm.EC_P256, v);
            assertThat(verifyDigest(SignatureAlgorithm.ECDSA_SHA256, Algorithm.EC_P256, v))
                    .isEqualTo(accepted);
            return accepted;
        });
    }

    @Test
    void ed25519_is_as_published() throws IOException {
        judge("ed25519", v -> verify(SignatureAlgorithm.ED25519, Algorithm.ED25519, v));
    }

    @Test
    void rsa_pss_is_as_published() throws IOException {
        judge("rsa_pss_2048_sha256_mgf1_32", v -> {
            boolean accepted = verify(SignatureAlgorithm.RSA_PSS_SHA256, Algorithm.RSA, v);
            assertThat(verifyDigest(SignatureAlgorithm.RSA_PSS_SHA256, Algorithm.RSA, v))
                    .isEqualTo(accepted);
            return accepted;
        });
    }

    @Test
    void rsa_oaep_is_as_published() throws IOException {
        judge("rsa_oaep_2048_sha256_mgf1sha256", v -> {
            ParsedPrivateKey key = ParsedPrivateKey.parse(Algorithm.RSA, v.bytes("privateKeyPkcs8"));
            byte[] plaintext = PublicKeyEncryption.decrypt(
                    EncryptionAlgorithm.RSA_OAEP_SHA256, key, v.bytes("ct"), v.bytes("label"));
            return Arrays.equals(plaintext, v.bytes("msg"));
        });
    }

    @Test
    void ml_dsa_65_is_as_published() throws IOException {
        judge("mldsa_65_verify", v -> {
            ParsedPublicKey key =
                    ParsedPublicKey.parse(Algorithm.ML_DSA_65, KeyValidation.publicKey(v.bytes("publicKeyDer")));
            byte[] context = v.test().containsKey("ctx") ? v.bytes("ctx") : new byte[0];
            return PostQuantumSignatures.verify(key, v.bytes("msg"), context, v.bytes("sig"));
        });
    }

    @Test
    void ml_kem_768_is_as_published() throws IOException {
        judge("mlkem_768", v -> {
            byte[] pkcs8 = KeyEncoding.encodePrivate(
                    new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, v.bytes("seed")));
            try (PairMaterial pair = KeyValidation.pair(pkcs8)) {
                ParsedPrivateKey key = ParsedPrivateKey.parse(Algorithm.ML_KEM_768, pair.privateKey());
                return Arrays.equals(Kem.decapsulate(key, v.bytes("c")), v.bytes("K"));
            }
        });
    }

    private static boolean verify(SignatureAlgorithm algorithm, Algorithm key, Vector v) throws InvalidKeyException {
        return Signatures.verify(algorithm, SignatureEncoding.DER, publicKey(key, v), v.bytes("msg"), v.bytes("sig"));
    }

    private static boolean verifyDigest(SignatureAlgorithm algorithm, Algorithm key, Vector v)
            throws InvalidKeyException {
        byte[] digest = Hashes.hash(HashAlgorithm.SHA256, v.bytes("msg"));
        return Signatures.verifyDigest(algorithm, SignatureEncoding.DER, publicKey(key, v), digest, v.bytes("sig"));
    }

    private static ParsedPublicKey publicKey(Algorithm key, Vector v) throws InvalidKeyException {
        return ParsedPublicKey.parse(key, KeyValidation.publicKey(v.bytes("publicKeyDer")));
    }
}
