package org.claviger.server.crypto.primitive;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** The platform's RSA without any padding (RFC 8017, section 5.2), for paddings of Bouncy Castle and our own. */
final class RsaPrimitive implements AsymmetricBlockCipher {
    private final Key key;
    private final BigInteger modulus;

    private RsaPrimitive(Key key, BigInteger modulus) {
        this.key = key;
        this.modulus = modulus;
    }

    /** With a private or a public key of RSA. */
    static RsaPrimitive of(Key key) {
        return new RsaPrimitive(key, ((RSAKey) key).getModulus());
    }

    /** Bytes of the modulus. */
    int length() {
        return (modulus.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** True for numbers less than the modulus. */
    boolean isInRange(byte[] number) {
        return new BigInteger(1, number).compareTo(modulus) < 0;
    }

    byte[] apply(byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(key instanceof PrivateKey ? Cipher.DECRYPT_MODE : Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA failed.", e);
        }
    }

    /** What the paddings of Bouncy Castle want to know: the modulus. The exponent is not used. */
    RSAKeyParameters parameters() {
        return new RSAKeyParameters(key instanceof PrivateKey, modulus, BigInteger.ONE, true);
    }

    @Override
    public void init(boolean signing, CipherParameters parameters) {
        // The key was given to the constructor.
    }

    @Override
    public int getInputBlockSize() {
        return length();
    }

    @Override
    public int getOutputBlockSize() {
        return length();
    }

    @Override
    public byte[] processBlock(byte[] in, int offset, int length) {
        byte[] block = new byte[length()];
        System.arraycopy(in, offset, block, block.length - length, length);
        return apply(block);
    }
}
