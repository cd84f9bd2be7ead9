package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.blackbox.Cryptoki.Parameters;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PKCS#11 over KMIP computes is what others compute that know the keys. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pkcs11CryptographyIT {
    private static final byte[] MESSAGE = "A message of more than one block.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] IV = new byte[16];
    private static final byte[] P_256 = {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07};
    private static final long AES_CBC_PAD = 0x1085;
    private static final long AES_GCM = 0x1087;
    private static final int AES = 0x1f;
    private static final int GENERIC = 0x10;

    private final OwnTenant tenant;
    private final KmipSocket socket;
    private final Cryptoki cryptoki;

    Pkcs11CryptographyIT(RunningServer.Handle server) {
        tenant = OwnTenant.with(server, "kmip-pkcs11-cryptography");
        Applications applications = new Applications(server, tenant.operator());
        ClientSecretResponse client = applications
                .client(
                        "library",
                        Set.of(applications.namespace("token")),
                        new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
        socket = new KmipSocket(server.process(), server.access().kmipPort(), client);
        cryptoki = new Cryptoki(socket);
    }

    @AfterAll
    void close() {
        socket.close();
    }

    @Test
    void a_secret_key_encrypts_at_once_and_in_parts_as_others_do() throws GeneralSecurityException {
        long key = cryptoki.secretKey("cipher", true);
        SecretKeySpec known = new SecretKeySpec(cryptoki.attribute(key, Cryptoki.VALUE), "AES");
        Cipher cbc = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cbc.init(Cipher.ENCRYPT_MODE, known, new IvParameterSpec(IV));
        byte[] expected = cbc.doFinal(MESSAGE);
        Parameters mechanism =
                Cryptoki.in().mechanism(AES_CBC_PAD, Cryptoki.in().bytes(IV));

        cryptoki.begin(Pkcs11Function.C_ENCRYPTINIT, mechanism, key);
        assertThat(cryptoki.filled(
                        Pkcs11Function.C_ENCRYPT, cryptoki.ofSession().bytes(MESSAGE)))
                .isEqualTo(expected);

        cryptoki.begin(Pkcs11Function.C_ENCRYPTINIT, mechanism, key);
        ByteBuffer parts = ByteBuffer.allocate(expected.length);
        parts.put(cryptoki.filled(
                Pkcs11Function.C_ENCRYPTUPDATE, cryptoki.ofSession().bytes(Arrays.copyOf(MESSAGE, 20))));
        parts.put(cryptoki.filled(
                Pkcs11Function.C_ENCRYPTUPDATE,
                cryptoki.ofSession().bytes(Arrays.copyOfRange(MESSAGE, 20, MESSAGE.length))));
        parts.put(cryptoki.filled(Pkcs11Function.C_ENCRYPTFINAL, cryptoki.ofSession()));
        assertThat(parts.array()).isEqualTo(expected);

        cryptoki.begin(Pkcs11Function.C_DECRYPTINIT, mechanism, key);
        assertThat(cryptoki.filled(
                        Pkcs11Function.C_DECRYPT, cryptoki.ofSession().bytes(expected)))
                .isEqualTo(MESSAGE);
    }

    @Test
    void gcm_has_its_tag_behind_the_ciphertext_and_checks_it() throws GeneralSecurityException {
        long key = cryptoki.secretKey("authenticated", true);
        byte[] iv = new byte[12];
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(cryptoki.attribute(key, Cryptoki.VALUE), "AES"),
                new GCMParameterSpec(128, iv));
        gcm.updateAAD(IV);
        byte[] expected = gcm.doFinal(MESSAGE);
        Parameters mechanism = Cryptoki.in()
                .mechanism(AES_GCM, Cryptoki.in().bytes(iv).number(96).bytes(IV).number(128));
        Parameters withCounts = Cryptoki.in()
                .mechanism(AES_GCM, Cryptoki.in().bytes(iv).count(96).bytes(IV).count(128));

        for (Parameters each : new Parameters[] {mechanism, withCounts}) {
            cryptoki.begin(Pkcs11Function.C_ENCRYPTINIT, each, key);
            assertThat(cryptoki.filled(
                            Pkcs11Function.C_ENCRYPT, cryptoki.ofSession().bytes(MESSAGE)))
                    .isEqualTo(expected);
        }
        cryptoki.begin(Pkcs11Function.C_DECRYPTINIT, mechanism, key);
        cryptoki.filled(Pkcs11Function.C_DECRYPTUPDATE, cryptoki.ofSession().bytes(Arrays.copyOf(expected, 40)));
        cryptoki.filled(
                Pkcs11Function.C_DECRYPTUPDATE,
                cryptoki.ofSession().bytes(Arrays.copyOfRange(expected, 40, expected.length)));
        assertThat(cryptoki.filled(Pkcs11Function.C_DECRYPTFINAL, cryptoki.ofSession()))
                .isEqualTo(MESSAGE);

        expected[0] ^= 1;
        cryptoki.begin(Pkcs11Function.C_DECRYPTINIT, mechanism, key);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_DECRYPT,
                        cryptoki.ofSession().bytes(expected).room(100)))
                .isEqualTo(Pkcs11ReturnCode.ENCRYPTED_DATA_INVALID);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_DECRYPT,
                        cryptoki.ofSession().bytes(expected).room(100)))
                .isEqualTo(Pkcs11ReturnCode.OPERATION_NOT_INITIALIZED);
    }

    @Test
    void a_pair_of_rsa_signs_digests_and_messages_and_decrypts() throws GeneralSecurityException, IOException {
        Parameters ofPublic = Cryptoki.in()
                .count(4)
                .is(Cryptoki.TOKEN, true)
                .has(Cryptoki.MODULUS_BITS, 2048)
                .is(Cryptoki.VERIFY, true)
                .is(Cryptoki.ENCRYPT, true);
        long[] pair = cryptoki.pair(0x0, ofPublic, Cryptoki.SIGN, Cryptoki.DECRYPT);
        PublicKey known = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(cryptoki.attribute(pair[0], Cryptoki.PUBLIC_KEY_INFO)));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
        byte[] info = new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE), digest)
                .getEncoded();

        cryptoki.begin(Pkcs11Function.C_SIGNINIT, Cryptoki.in().mechanism(0x1), pair[1]);
        assertVerified(
                "SHA256withRSA",
                known,
                cryptoki.filled(Pkcs11Function.C_SIGN, cryptoki.ofSession().bytes(info)));
        cryptoki.begin(Pkcs11Function.C_SIGNINIT, Cryptoki.in().mechanism(0x40), pair[1]);
        cryptoki.ok(Pkcs11Function.C_SIGNUPDATE, cryptoki.ofSession().bytes(Arrays.copyOf(MESSAGE, 5)));
        cryptoki.ok(
                Pkcs11Function.C_SIGNUPDATE,
                cryptoki.ofSession().bytes(Arrays.copyOfRange(MESSAGE, 5, MESSAGE.length)));
        byte[] signature = cryptoki.filled(Pkcs11Function.C_SIGNFINAL, cryptoki.ofSession());
        assertVerified("SHA256withRSA", known, signature);

        cryptoki.begin(Pkcs11Function.C_VERIFYINIT, Cryptoki.in().mechanism(0x40), pair[0]);
        cryptoki.ok(Pkcs11Function.C_VERIFY, cryptoki.ofSession().bytes(MESSAGE).bytes(signature));
        signature[7] ^= 1;
        cryptoki.begin(Pkcs11Function.C_VERIFYINIT, Cryptoki.in().mechanism(0x40), pair[0]);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_VERIFY,
                        cryptoki.ofSession().bytes(MESSAGE).bytes(signature)))
                .isEqualTo(Pkcs11ReturnCode.SIGNATURE_INVALID);

        Parameters oaep = Cryptoki.in()
                .mechanism(0x9, Cryptoki.in().number(0x250).number(2).number(1).count(0));
        cryptoki.begin(Pkcs11Function.C_ENCRYPTINIT, oaep, pair[0]);
        byte[] ciphertext =
                cryptoki.filled(Pkcs11Function.C_ENCRYPT, cryptoki.ofSession().bytes(MESSAGE));
        cryptoki.begin(Pkcs11Function.C_DECRYPTINIT, oaep, pair[1]);
        assertThat(cryptoki.filled(
                        Pkcs11Function.C_DECRYPT, cryptoki.ofSession().bytes(ciphertext)))
                .isEqualTo(MESSAGE);
    }

    @Test
    void a_signature_is_made_once_however_often_its_length_is_asked() throws GeneralSecurityException {
        Parameters ofPublic = Cryptoki.in()
                .count(3)
                .is(Cryptoki.TOKEN, true)
                .has(Cryptoki.EC_PARAMS, P_256)
                .is(Cryptoki.VERIFY, true);
        long[] pair = cryptoki.pair(0x1040, ofPublic, Cryptoki.SIGN);
        PublicKey known = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(cryptoki.attribute(pair[0], Cryptoki.PUBLIC_KEY_INFO)));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
        int before = tenant.trail(Action.SIGNED).size();

        cryptoki.begin(Pkcs11Function.C_SIGNINIT, Cryptoki.in().mechanism(0x1041), pair[1]);
        ByteBuffer length = cryptoki.ok(
                Pkcs11Function.C_SIGN, cryptoki.ofSession().bytes(digest).room(0));
        assertThat(length.get()).isZero();
        assertThat(length.getInt()).isEqualTo(64);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_SIGN,
                        cryptoki.ofSession().bytes(digest).room(63)))
                .isEqualTo(Pkcs11ReturnCode.BUFFER_TOO_SMALL);
        byte[] signature =
                cryptoki.filled(Pkcs11Function.C_SIGN, cryptoki.ofSession().bytes(digest));

        assertVerified("SHA256withECDSAinP1363Format", known, signature);
        assertThat(tenant.trail(Action.SIGNED)).hasSize(before + 1);
        cryptoki.begin(Pkcs11Function.C_VERIFYINIT, Cryptoki.in().mechanism(0x1044), pair[0]);
        cryptoki.ok(Pkcs11Function.C_VERIFY, cryptoki.ofSession().bytes(MESSAGE).bytes(signature));
    }

    @Test
    void messages_are_digested_authenticated_and_random_numbers_made() throws GeneralSecurityException {
        cryptoki.ok(Pkcs11Function.C_DIGESTINIT, cryptoki.ofSession().mechanism(0x250));
        cryptoki.ok(Pkcs11Function.C_DIGESTUPDATE, cryptoki.ofSession().bytes(Arrays.copyOf(MESSAGE, 3)));
        cryptoki.ok(
                Pkcs11Function.C_DIGESTUPDATE,
                cryptoki.ofSession().bytes(Arrays.copyOfRange(MESSAGE, 3, MESSAGE.length)));
        assertThat(cryptoki.filled(Pkcs11Function.C_DIGESTFINAL, cryptoki.ofSession()))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(MESSAGE));

        long key = cryptoki.generate(
                0x350,
                Cryptoki.in()
                        .count(6)
                        .is(Cryptoki.TOKEN, true)
                        .has(Cryptoki.VALUE_LEN, 40)
                        .is(Cryptoki.SIGN, true)
                        .is(Cryptoki.VERIFY, true)
                        .is(Cryptoki.SENSITIVE, false)
                        .is(Cryptoki.EXTRACTABLE, true));
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(cryptoki.attribute(key, Cryptoki.VALUE), "HmacSHA512"));
        byte[] expected = mac.doFinal(MESSAGE);
        cryptoki.begin(Pkcs11Function.C_SIGNINIT, Cryptoki.in().mechanism(0x271), key);
        assertThat(cryptoki.filled(Pkcs11Function.C_SIGN, cryptoki.ofSession().bytes(MESSAGE)))
                .isEqualTo(expected);
        cryptoki.begin(Pkcs11Function.C_VERIFYINIT, Cryptoki.in().mechanism(0x271), key);
        cryptoki.ok(Pkcs11Function.C_VERIFY, cryptoki.ofSession().bytes(MESSAGE).bytes(expected));

        assertThat(cryptoki.ok(
                                Pkcs11Function.C_GENERATERANDOM,
                                cryptoki.ofSession().count(20))
                        .remaining())
                .isEqualTo(20);
    }

    @Test
    void a_key_is_wrapped_unwrapped_and_another_one_derived() throws GeneralSecurityException {
        long wrapping = cryptoki.generate(
                Cryptoki.AES_KEY_GEN,
                Cryptoki.in()
                        .count(4)
                        .is(Cryptoki.TOKEN, true)
                        .has(Cryptoki.VALUE_LEN, 32)
                        .is(Cryptoki.WRAP, true)
                        .is(Cryptoki.UNWRAP, true));
        long key = cryptoki.secretKey("wrapped", true);
        byte[] wrapped = cryptoki.filled(
                Pkcs11Function.C_WRAPKEY,
                cryptoki.ofSession().mechanism(0x2109).number(wrapping).number(key));
        long unwrapped = cryptoki.ok(
                        Pkcs11Function.C_UNWRAPKEY,
                        cryptoki.ofSession()
                                .mechanism(0x2109)
                                .number(wrapping)
                                .bytes(wrapped)
                                .raw(Cryptoki.in()
                                        .count(6)
                                        .is(Cryptoki.TOKEN, true)
                                        .has(Cryptoki.CLASS, 4)
                                        .has(Cryptoki.KEY_TYPE, AES)
                                        .is(Cryptoki.SENSITIVE, false)
                                        .is(Cryptoki.EXTRACTABLE, true)
                                        .is(Cryptoki.DERIVE, true)
                                        .toBytes()))
                .getLong();
        assertThat(cryptoki.attribute(unwrapped, Cryptoki.VALUE)).isEqualTo(cryptoki.attribute(key, Cryptoki.VALUE));

        long derived = cryptoki.ok(
                        Pkcs11Function.C_DERIVEKEY,
                        cryptoki.ofSession()
                                .mechanism(
                                        0x402a,
                                        Cryptoki.in()
                                                .flag(true)
                                                .flag(true)
                                                .number(0x250)
                                                .number(2)
                                                .bytes(IV)
                                                .number(0)
                                                .bytes(MESSAGE))
                                .number(unwrapped)
                                .raw(Cryptoki.in()
                                        .count(5)
                                        .is(Cryptoki.TOKEN, true)
                                        .has(Cryptoki.KEY_TYPE, GENERIC)
                                        .has(Cryptoki.VALUE_LEN, 32)
                                        .is(Cryptoki.SENSITIVE, false)
                                        .is(Cryptoki.EXTRACTABLE, true)
                                        .toBytes()))
                .getLong();
        assertThat(cryptoki.attribute(derived, Cryptoki.VALUE))
                .isEqualTo(SoftwareKdf.hkdf("HmacSHA256", cryptoki.attribute(key, Cryptoki.VALUE), IV, MESSAGE, 32));

        wrapped[3] ^= 1;
        assertThat(cryptoki.code(
                        Pkcs11Function.C_UNWRAPKEY,
                        cryptoki.ofSession()
                                .mechanism(0x2109)
                                .number(wrapping)
                                .bytes(wrapped)
                                .raw(Cryptoki.in()
                                        .count(2)
                                        .is(Cryptoki.TOKEN, true)
                                        .has(Cryptoki.KEY_TYPE, AES)
                                        .toBytes())))
                .isEqualTo(Pkcs11ReturnCode.WRAPPED_KEY_INVALID);
    }

    @Test
    void two_parties_agree_on_a_key_with_and_without_a_kdf() throws GeneralSecurityException {
        Parameters ofPublic = Cryptoki.in().count(2).is(Cryptoki.TOKEN, true).has(Cryptoki.EC_PARAMS, P_256);
        Parameters ofPrivate = Cryptoki.in()
                .count(4)
                .is(Cryptoki.TOKEN, true)
                .is(Cryptoki.DERIVE, true)
                .is(Cryptoki.SENSITIVE, false)
                .is(Cryptoki.EXTRACTABLE, true);
        ByteBuffer made = cryptoki.ok(
                Pkcs11Function.C_GENERATEKEYPAIR,
                cryptoki.ofSession().mechanism(0x1040).raw(ofPublic.toBytes()).raw(ofPrivate.toBytes()));
        PublicKey own = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(cryptoki.attribute(made.getLong(), Cryptoki.PUBLIC_KEY_INFO)));
        long key = made.getLong();
        KeyPair other = TestCa.keyPair();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(other.getPrivate());
        agreement.doPhase(own, true);
        byte[] secret = agreement.generateSecret();
        byte[] point = SubjectPublicKeyInfo.getInstance(other.getPublic().getEncoded())
                .getPublicKeyData()
                .getBytes();

        assertThat(cryptoki.attribute(agreed(key, 1, new byte[0], point, 32), Cryptoki.VALUE))
                .isEqualTo(secret);
        byte[] wrapped = encoded(new DEROctetString(point));
        assertThat(cryptoki.attribute(agreed(key, 1, new byte[0], wrapped, 32), Cryptoki.VALUE))
                .isEqualTo(secret);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(secret);
        sha256.update(new byte[] {0, 0, 0, 1});
        sha256.update(MESSAGE);
        assertThat(cryptoki.attribute(agreed(key, 6, MESSAGE, point, 16), Cryptoki.VALUE))
                .isEqualTo(Arrays.copyOf(sha256.digest(), 16));

        assertThat(cryptoki.code(Pkcs11Function.C_DERIVEKEY, agreeing(key, 1, new byte[0], point, 16)))
                .isEqualTo(Pkcs11ReturnCode.KEY_SIZE_RANGE);
        assertThat(cryptoki.code(Pkcs11Function.C_DERIVEKEY, agreeing(key, 1, new byte[0], new byte[65], 32)))
                .isEqualTo(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        assertThat(cryptoki.code(Pkcs11Function.C_DERIVEKEY, agreeing(key, 99, new byte[0], point, 32)))
                .isEqualTo(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        point[40] ^= 1; // not on the curve
        assertThat(cryptoki.code(Pkcs11Function.C_DERIVEKEY, agreeing(key, 1, new byte[0], point, 32)))
                .isNotEqualTo(Pkcs11ReturnCode.OK);
    }

    private long agreed(long key, long kdf, byte[] shared, byte[] publicKey, int length) {
        return cryptoki.ok(Pkcs11Function.C_DERIVEKEY, agreeing(key, kdf, shared, publicKey, length))
                .getLong();
    }

    private Parameters agreeing(long key, long kdf, byte[] shared, byte[] publicKey, int length) {
        return cryptoki.ofSession()
                .mechanism(0x1050, Cryptoki.in().number(kdf).bytes(shared).bytes(publicKey))
                .number(key)
                .raw(Cryptoki.in()
                        .count(5)
                        .is(Cryptoki.TOKEN, true)
                        .has(Cryptoki.KEY_TYPE, GENERIC)
                        .has(Cryptoki.VALUE_LEN, length)
                        .is(Cryptoki.SENSITIVE, false)
                        .is(Cryptoki.EXTRACTABLE, true)
                        .toBytes());
    }

    private static byte[] encoded(ASN1Object object) {
        try {
            return object.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertVerified(String algorithm, PublicKey key, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(MESSAGE);
        assertThat(verifier.verify(signature)).isTrue();
    }
}
