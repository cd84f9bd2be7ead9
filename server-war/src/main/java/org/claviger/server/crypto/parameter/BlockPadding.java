package org.claviger.server.crypto.parameter;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.paddings.BlockCipherPadding;
import org.bouncycastle.crypto.paddings.ISO10126d2Padding;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.X923Padding;
import org.bouncycastle.crypto.paddings.ZeroBytePadding;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.server.crypto.primitive.RandomBytes;

/** Brings a text to whole blocks, and back. */
final class BlockPadding {
    private final BlockCipherPadding padding;
    private final int block;

    private BlockPadding(BlockCipherPadding padding, int block) {
        this.padding = padding;
        this.block = block;
    }

    /**
     * A padding for blocks of so many bytes.
     *
     * @throws BadParametersException if it is none for block ciphers
     */
    static BlockPadding of(PaddingMethod method, int block) {
        BlockCipherPadding padding = switch (method) {
            case PKCS5 -> new PKCS7Padding();
            case ZEROS -> new ZeroBytePadding();
            case ANSI_X9_23 -> new X923Padding();
            case ISO_10126 -> new ISO10126d2Padding();
            default -> throw BadParametersException.unsupported("Blocks are not padded by " + method.title() + ".");
        };
        padding.init(RandomBytes.generator());
        return new BlockPadding(padding, block);
    }

    /** At least one byte more. */
    byte[] pad(byte[] text) {
        byte[] padded = Arrays.copyOf(text, text.length / block * block + block);
        byte[] last = Arrays.copyOfRange(padded, padded.length - block, padded.length);
        padding.addPadding(last, text.length % block);
        System.arraycopy(last, 0, padded, padded.length - block, block);
        return padded;
    }

    /** What was padded; wipes what it is given. */
    byte[] unpad(byte[] padded) throws GeneralSecurityException {
        try {
            if (padded.length < block) {
                throw new BadPaddingException("There is no padding.");
            }
            byte[] last = Arrays.copyOfRange(padded, padded.length - block, padded.length);
            return Arrays.copyOf(padded, padded.length - padding.padCount(last));
        } catch (InvalidCipherTextException e) {
            throw new BadPaddingException("The padding is not as it should be.");
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }
}
