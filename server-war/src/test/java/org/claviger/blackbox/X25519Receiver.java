package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts a JWE by ECDH-ES with X25519 (RFC 8037, appendix A.6), for which the library needs another one. */
final class X25519Receiver {
    private static final int BITS = 256;

    private X25519Receiver() {}

    static byte[] decrypt(String token, byte[] pkcs8) throws Exception {
        JWEObject jwe = JWEObject.parse(token);
        byte[] point =
                jwe.getHeader().getEphemeralPublicKey().toOctetKeyPair().getX().decode();
        String spki = "302a300506032b656e032100" + HexFormat.of().formatHex(point);
        KeyFactory keys = KeyFactory.getInstance("X25519");
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        agreement.doPhase(
                keys.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(spki))), true);
        SecretKey key = new ConcatKDF("SHA-256")
                .deriveKey(
                        new SecretKeySpec(agreement.generateSecret(), "Z"),
                        BITS,
                        ConcatKDF.encodeDataWithLength("A256GCM".getBytes(US_ASCII)),
                        ConcatKDF.encodeDataWithLength(new byte[0]),
                        ConcatKDF.encodeDataWithLength(new byte[0]),
                        ConcatKDF.encodeIntData(BITS),
                        ConcatKDF.encodeNoData());
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, jwe.getIV().decode()));
        gcm.updateAAD(jwe.getHeader().toBase64URL().toString().getBytes(US_ASCII));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.writeBytes(jwe.getCipherText().decode());
        sealed.writeBytes(jwe.getAuthTag().decode());
        return gcm.doFinal(sealed.toByteArray());
    }
}
