package org.claviger.server.crypto.parameter;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.crypto.Algorithm;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.server.crypto.primitive.AesCcm;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.crypto.primitive.AesKeyWrap;
import org.claviger.server.crypto.primitive.AesXts;
import org.claviger.server.crypto.primitive.ChaCha20;
import org.claviger.server.crypto.primitive.ChaCha20Poly1305;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.jspecify.annotations.Nullable;

/** Encrypts with a secret key as Cryptographic Parameters say. */
public final class SecretKeyCipher {
    private static final int TAG = 16;
    private static final int LEAST_TAG = 12;

    private final Algorithm algorithm;
    private final CryptographicParameters parameters;
    private final BlockCipherMode mode;
    private final int tagLength;

    /**
     * A cipher.
     *
     * @param algorithm of the key: AES, triple DES, or one of ChaCha20
     * @throws BadParametersException if keys of it aren't used so
     */
    public SecretKeyCipher(Algorithm algorithm, CryptographicParameters parameters) {
        this.algorithm = algorithm;
        this.parameters = parameters;
        this.mode = parameters.mode().orElseGet(() -> usual(algorithm));
        this.tagLength = isAuthenticated() ? tagLength(parameters) : 0;
        requireMode();
    }

    private static BlockCipherMode usual(Algorithm algorithm) {
        return switch (algorithm) {
            case AES -> BlockCipherMode.GCM;
            case DES3 -> BlockCipherMode.CBC;
            case CHACHA20_POLY1305 -> BlockCipherMode.AEAD;
            default -> BlockCipherMode.CTR;
        };
    }

    private void requireMode() {
        boolean fits = switch (algorithm) {
            case AES ->
                switch (mode) {
                    case CBC, ECB, PCBC, CFB, OFB, CTR, CCM, GCM, XTS, AES_KEY_WRAP_PADDING, NIST_KEY_WRAP -> true;
                    default -> false;
                };
            case DES3 ->
                switch (mode) {
                    case CBC, ECB, PCBC, CFB, OFB -> true;
                    default -> false;
                };
            case CHACHA20_POLY1305 -> mode == BlockCipherMode.AEAD;
            case CHACHA20 -> mode == BlockCipherMode.CTR;
            default -> false;
        };
        if (!fits) {
            throw BadParametersException.unsupported(
                    "Keys of " + algorithm + " don't encrypt by " + mode.title() + ".");
        }
    }

    private boolean isAuthenticated() {
        return mode == BlockCipherMode.GCM || mode == BlockCipherMode.CCM || mode == BlockCipherMode.AEAD;
    }

    private static int tagLength(CryptographicParameters parameters) {
        int length = parameters.tagLength().orElse(TAG);
        if (length < LEAST_TAG || length > TAG) {
            throw BadParametersException.unsupported("A tag has 12 to 16 bytes.");
        }
        return length;
    }

    /** True if this is authenticated encryption with an IV of 12 bytes and a tag of 16: the product's own. */
    public boolean isOwn(int ivLength) {
        return (mode == BlockCipherMode.GCM || mode == BlockCipherMode.AEAD)
                && tagLength == TAG
                && ivLength == AesGcm.IV;
    }

    /** True if each byte of the ciphertext depends on nothing behind it: then it can be given as the plaintext comes. */
    public boolean isStream() {
        return switch (mode) {
            case GCM, AEAD, CTR, OFB, CFB -> true;
            default -> false;
        };
    }

    /** Bytes of an IV that the server makes; 0 if there is none. */
    public int ivLength() {
        return switch (mode) {
            case ECB, NIST_KEY_WRAP, AES_KEY_WRAP_PADDING -> 0;
            case GCM, CCM, AEAD -> AesGcm.IV;
            case XTS -> AesXts.TWEAK;
            default -> algorithm == Algorithm.AES ? 16 : 8;
        };
    }

    /** Bytes of the tag; 0 if there is none. */
    public int tagLength() {
        return tagLength;
    }

    /** The IV that a request brings, or a new one. */
    public byte[] ivToEncrypt(byte @Nullable [] brought) {
        return brought == null ? RandomBytes.of(ivLength()) : requireIv(brought);
    }

    /** The IV that a request brings. */
    public byte[] ivToDecrypt(byte @Nullable [] brought) {
        if (brought == null && ivLength() > 0) {
            throw BadParametersException.incomplete("Send the IV that was used to encrypt, as \"IV/Counter/Nonce\".");
        }
        return brought == null ? new byte[0] : requireIv(brought);
    }

    private byte[] requireIv(byte[] iv) {
        boolean fits = switch (mode) {
            case ECB, NIST_KEY_WRAP, AES_KEY_WRAP_PADDING -> iv.length == 0;
            case GCM -> iv.length > 0;
            case CCM -> iv.length >= 7 && iv.length <= 13;
            case AEAD -> iv.length == ChaCha20Poly1305.NONCE;
            default -> algorithm == Algorithm.CHACHA20 || iv.length == ivLength();
        };
        if (!fits) {
            throw BadParametersException.unsupported(
                    mode.title() + " doesn't take an \"IV/Counter/Nonce\" of " + iv.length + " bytes.");
        }
        return iv;
    }

    /**
     * Encrypts.
     *
     * @param iv as {@link #ivToEncrypt} returned it
     * @return the ciphertext, and behind it the tag
     */
    public byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext, byte[] aad) throws GeneralSecurityException {
        requireNoAad(aad);
        return switch (mode) {
            case GCM -> gcm(Cipher.ENCRYPT_MODE, key, iv, plaintext, aad);
            case CCM -> AesCcm.encrypt(key, iv, tagLength, plaintext, aad);
            case AEAD -> Arrays.copyOf(ChaCha20Poly1305.encrypt(key, iv, plaintext, aad), plaintext.length + tagLength);
            case XTS -> AesXts.encrypt(key, iv, plaintext);
            case NIST_KEY_WRAP -> AesKeyWrap.wrap(key, plaintext);
            case AES_KEY_WRAP_PADDING -> AesKeyWrap.wrapPadded(key, plaintext);
            default -> algorithm == Algorithm.CHACHA20 ? chaCha20(key, iv, plaintext) : blocks(key, iv, plaintext);
        };
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws GeneralSecurityException if it can't be; why must not be told
     */
    public byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext, byte[] aad) throws GeneralSecurityException {
        requireNoAad(aad);
        return switch (mode) {
            case GCM -> gcm(Cipher.DECRYPT_MODE, key, iv, ciphertext, aad);
            case CCM -> AesCcm.decrypt(key, iv, tagLength, ciphertext, aad);
            case AEAD -> ChaCha20Poly1305.decryptTruncated(key, iv, tagLength, ciphertext, aad);
            case XTS -> AesXts.decrypt(key, iv, ciphertext);
            case NIST_KEY_WRAP -> AesKeyWrap.unwrap(key, ciphertext);
            case AES_KEY_WRAP_PADDING -> AesKeyWrap.unwrapPadded(key, ciphertext);
            default ->
                algorithm == Algorithm.CHACHA20 ? chaCha20(key, iv, ciphertext) : blocksBack(key, iv, ciphertext);
        };
    }

    private void requireNoAad(byte[] aad) {
        if (aad.length > 0 && !isAuthenticated()) {
            throw BadParametersException.unsupported(mode.title() + " authenticates no additional data.");
        }
    }

    private byte[] gcm(int direction, byte[] key, byte[] iv, byte[] text, byte[] aad) throws GeneralSecurityException {
        if (direction == Cipher.DECRYPT_MODE && text.length < tagLength) {
            throw new AEADBadTagException("There is no tag.");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, new SecretKeySpec(key, "AES"), new GCMParameterSpec(tagLength * Byte.SIZE, iv));
        cipher.updateAAD(aad);
        return cipher.doFinal(text);
    }

    private byte[] chaCha20(byte[] key, byte[] iv, byte[] text) {
        try {
            return ChaCha20.apply(key, iv, parameters.initialCounter().orElse(0), text);
        } catch (IllegalArgumentException e) {
            throw BadParametersException.unsupported(String.valueOf(e.getMessage()));
        }
    }

    private byte[] blocks(byte[] key, byte[] iv, byte[] plaintext) throws GeneralSecurityException {
        Optional<BlockPadding> padding = padding();
        byte[] padded = padding.isPresent() ? padding.get().pad(plaintext) : plaintext;
        try {
            return blocks(Cipher.ENCRYPT_MODE, key, iv).doFinal(padded);
        } catch (IllegalBlockSizeException e) {
            throw BadParametersException.unsupported(
                    "Without padding, " + mode.title() + " encrypts whole blocks alone. Name a \"Padding Method\".");
        } finally {
            if (padding.isPresent()) {
                Arrays.fill(padded, (byte) 0);
            }
        }
    }

    private byte[] blocksBack(byte[] key, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
        byte[] padded = blocks(Cipher.DECRYPT_MODE, key, iv).doFinal(ciphertext);
        Optional<BlockPadding> padding = padding();
        return padding.isPresent() ? padding.get().unpad(padded) : padded;
    }

    private Optional<BlockPadding> padding() {
        return parameters
                .padding()
                .filter(method -> method != PaddingMethod.NONE)
                .map(method -> BlockPadding.of(method, algorithm == Algorithm.AES ? 16 : 8));
    }

    private Cipher blocks(int direction, byte[] key, byte[] iv) throws GeneralSecurityException {
        String cipherName = algorithm == Algorithm.AES ? "AES" : "DESede";
        Cipher cipher = Cipher.getInstance(cipherName + "/" + mode + "/NoPadding");
        SecretKeySpec keySpec = new SecretKeySpec(key, cipherName);
        if (mode == BlockCipherMode.ECB) {
            cipher.init(direction, keySpec);
        } else {
            cipher.init(direction, keySpec, new IvParameterSpec(iv));
        }
        return cipher;
    }
}
