package org.claviger.server.hsm.agent;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.claviger.server.hsm.agent.Rate.Work;

/**
 * What a token does without any of us in between, for benchmarks: in a process of its own, since SoftHSM is told by the
 * environment where its tokens are. Arguments: library, token, label and CKA_ID of a KEK, and a folder. It reads the PIN from
 * the first line of its standard input, then answers each line {@code what threads milliseconds} with a rate.
 */
public final class RawToken {
    /** Bytes of a data key. */
    public static final int PLAINTEXT = 32;

    /** Bytes that a material's seal authenticates. */
    public static final int AAD = 53;

    private final byte[] aad = new byte[AAD];
    private final byte[] plaintext = new byte[PLAINTEXT];
    private final Cryptoki cryptoki;
    private final long slot;
    private final long kek;
    private final Provider provider;
    private final SecureRandom random;
    private final Key key;

    private RawToken(String library, String token, String label, byte[] id, Path folder, char[] pin) throws Exception {
        this.cryptoki = Cryptoki.load(library);
        this.slot = cryptoki.slotOf(token);
        Path configuration = Files.writeString(
                folder.resolve("sunpkcs11.cfg"), "name = Raw\nlibrary = " + library + "\nslot = " + slot + "\n");
        this.provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        this.random = SecureRandom.getInstance("PKCS11", provider);
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin);
        this.key = store.getKey(label, null);
        this.kek = cryptoki.find(cryptoki.openSession(slot), id);
    }

    /** See above. */
    @SuppressWarnings("SystemOut") // the answers
    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        RawToken token = new RawToken(
                arguments[0],
                arguments[1],
                arguments[2],
                HexFormat.of().parseHex(arguments[3]),
                Path.of(arguments[4]),
                in.readLine().toCharArray());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(
                    Rate.of(Integer.parseInt(words[1]), Integer.parseInt(words[2]), () -> token.work(words[0])));
        }
    }

    private Work work(String what) throws Exception {
        return switch (what) {
            case "cipher-open" -> {
                byte[] sealed = sealByCipher();
                yield () -> openByCipher(sealed).length / PLAINTEXT;
            }
            case "cipher-reseal" -> {
                byte[] sealed = sealByCipher();
                yield () -> openByCipher(sealed).length / PLAINTEXT * sealByCipher().length / sealed.length;
            }
            default -> directly(what, cryptoki.openSession(slot));
        };
    }

    private Work directly(String what, long session) throws Exception {
        byte[] sealed = cryptoki.seal(session, kek, aad, plaintext);
        return switch (what) {
            case "open" -> () -> cryptoki.open(session, kek, aad, sealed).length / PLAINTEXT;
            case "seal" -> () -> cryptoki.seal(session, kek, aad, plaintext).length / sealed.length;
            case "reseal" ->
                () -> cryptoki.seal(session, kek, aad, cryptoki.open(session, kek, aad, sealed)).length / sealed.length;
            default -> throw new IllegalArgumentException(what);
        };
    }

    private byte[] sealByCipher() throws GeneralSecurityException {
        byte[] iv = new byte[Cryptoki.IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = Arrays.copyOf(iv, Cryptoki.IV_BYTES + PLAINTEXT + Cryptoki.TAG_BYTES);
        cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plaintext, 0, PLAINTEXT, sealed, Cryptoki.IV_BYTES);
        return sealed;
    }

    private byte[] openByCipher(byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, Cryptoki.IV_BYTES))
                .doFinal(sealed, Cryptoki.IV_BYTES, sealed.length - Cryptoki.IV_BYTES);
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
        cipher.init(mode, key, new GCMParameterSpec(Cryptoki.TAG_BYTES * Byte.SIZE, iv));
        cipher.updateAAD(aad);
        return cipher;
    }
}
