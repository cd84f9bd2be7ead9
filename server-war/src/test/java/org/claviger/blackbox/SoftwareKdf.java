package org.claviger.blackbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two derivations, written down once more from their standards, to compare with. */
final class SoftwareKdf {
    private SoftwareKdf() {}

    /** RFC 5869. */
    static byte[] hkdf(String mac, byte[] secret, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] zeros = new byte[mac(mac, new byte[1], new byte[0]).length];
        byte[] prk = mac(mac, salt.length == 0 ? zeros : salt, secret);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] t = {};
        for (int i = 1; out.size() < length; i++) {
            t = mac(mac, prk, t, info, new byte[] {(byte) i});
            out.writeBytes(t);
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    /** NIST SP 800-108 Rev. 1, section 4.1. */
    static byte[] counterMode(String mac, byte[] key, byte[] label, byte[] context, int length)
            throws GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; out.size() < length; i++) {
            out.writeBytes(mac(mac, key, number(i), label, new byte[1], context, number(length * Byte.SIZE)));
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] mac(String name, byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(name, SoftwareSignatures.PROVIDER);
        mac.init(new SecretKeySpec(key, name));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
