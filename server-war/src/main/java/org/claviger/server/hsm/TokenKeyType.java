package org.claviger.server.hsm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.server.hsm.agent.Message;

/** Types and lengths of keys that are made on tokens. RSA's public exponent is 65537. */
public enum TokenKeyType {
    AES_128(HsmAlgorithm.AES, 128, ""),
    AES_192(HsmAlgorithm.AES, 192, ""),
    AES_256(HsmAlgorithm.AES, 256, ""),
    RSA_2048(HsmAlgorithm.RSA, 2048, ""),
    RSA_3072(HsmAlgorithm.RSA, 3072, ""),
    RSA_4096(HsmAlgorithm.RSA, 4096, ""),
    /** NIST P-256 (SP 800-186). */
    EC_P256(HsmAlgorithm.EC, 256, "06082a8648ce3d030107"),
    EC_P384(HsmAlgorithm.EC, 384, "06052b81040022"),
    EC_P521(HsmAlgorithm.EC, 521, "06052b81040023");

    private static final long CKK_RSA = 0;
    private static final long CKK_EC = 3;
    private static final long CKK_AES = 0x1F;

    /** id-ecPublicKey (RFC 5480, section 2.1.1), in DER. */
    private static final String EC_PUBLIC_KEY = "06072a8648ce3d0201";

    private static final byte UNCOMPRESSED = 4;

    private final HsmAlgorithm algorithm;
    private final int bits;
    private final String curve;

    /**
     * @param curve its object identifier, in DER and hexadecimal
     */
    TokenKeyType(HsmAlgorithm algorithm, int bits, String curve) {
        this.algorithm = algorithm;
        this.bits = bits;
        this.curve = curve;
    }

    /** What the token has to make keys of. */
    public HsmAlgorithm algorithm() {
        return algorithm;
    }

    /** True if its keys come as a private and a public half. */
    public boolean isPair() {
        return algorithm != HsmAlgorithm.AES;
    }

    /** Bytes of a coordinate of a curve's point, and of a secret that is agreed on. */
    int fieldBytes() {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Adds CKK_… and the length, as {@code GENERATE_KEY} has them. */
    Message describeTo(Message request) {
        return switch (algorithm) {
            case AES -> request.with(CKK_AES).with((long) bits / Byte.SIZE);
            case RSA -> request.with(CKK_RSA).with((long) bits);
            case EC -> request.with(CKK_EC).with(HexFormat.of().parseHex(curve));
        };
    }

    /** Fields of the reply to {@code GENERATE_KEY}. */
    int replyFields() {
        return algorithm == HsmAlgorithm.RSA ? 2 : 1;
    }

    /** The public half of a pair that was made, as SubjectPublicKeyInfo (RFC 5280, section 4.1) in DER. */
    byte[] publicKey(Message reply) throws GeneralSecurityException {
        return algorithm == HsmAlgorithm.RSA
                ? KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(
                                new BigInteger(1, reply.bytes(0)), new BigInteger(1, reply.bytes(1))))
                        .getEncoded()
                : ecPublicKey(reply.bytes(0));
    }

    /** CKA_EC_POINT is an octet string in DER, which some libraries leave away: so it is the last bytes that count. */
    private byte[] ecPublicKey(byte[] ckaEcPoint) throws GeneralSecurityException {
        int length = 1 + 2 * fieldBytes();
        byte[] point = Arrays.copyOfRange(
                ckaEcPoint, Math.max(0, ckaEcPoint.length - length), Math.max(length, ckaEcPoint.length));
        if (ckaEcPoint.length < length || point[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("The token's CKA_EC_POINT is not an uncompressed point of the curve.");
        }
        HexFormat hex = HexFormat.of();
        String identifier = der("30", EC_PUBLIC_KEY + curve);
        return hex.parseHex(der("30", identifier + der("03", "00" + hex.formatHex(point))));
    }

    /** Tag, length and content in hexadecimal; content of less than 256 bytes. */
    private static String der(String tag, String content) {
        int length = content.length() / 2;
        return tag + (length < 0x80 ? "" : "81") + HexFormat.of().toHexDigits((byte) length) + content;
    }
}
