package org.claviger.server.hsm;

import java.util.HexFormat;

/** Hashes whose digests are signed on tokens, or that encryption there is based on (FIPS 180-4). */
public enum TokenDigest {
    /** For RSA-OAEP alone, where SHA-1 does no harm (RFC 8017, appendix B.1). */
    SHA_1("SHA-1", 20, "3021300906052b0e03021a05000414"),
    SHA_256("SHA-256", 32, "3031300d060960864801650304020105000420"),
    SHA_384("SHA-384", 48, "3041300d060960864801650304020205000430"),
    SHA_512("SHA-512", 64, "3051300d060960864801650304020305000440");

    private final String jcaName;
    private final int bytes;
    private final String prefix;

    /**
     * @param prefix what DigestInfo has before the digest (RFC 8017, section 9.2, note 1), in hexadecimal
     */
    TokenDigest(String jcaName, int bytes, String prefix) {
        this.jcaName = jcaName;
        this.bytes = bytes;
        this.prefix = prefix;
    }

    /** As the JCA calls it, and the agents. */
    public String jcaName() {
        return jcaName;
    }

    /** Length of a digest. */
    public int bytes() {
        return bytes;
    }

    /** DigestInfo in DER, which PKCS#1 v1.5 signs. */
    byte[] info(byte[] digest) {
        return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(requireLength(digest)));
    }

    byte[] requireLength(byte[] digest) {
        if (digest.length != bytes) {
            throw new IllegalArgumentException("A " + jcaName + " digest has " + bytes + " bytes.");
        }
        return digest;
    }
}
