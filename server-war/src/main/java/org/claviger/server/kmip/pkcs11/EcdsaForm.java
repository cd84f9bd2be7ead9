package org.claviger.server.kmip.pkcs11;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;
import org.claviger.kmip.word.Pkcs11ReturnCode;

/** Signatures of ECDSA: in PKCS#11 two numbers of equal length, in KMIP DER (RFC 3279, section 2.2.3). */
final class EcdsaForm {
    private EcdsaForm() {}

    static byte[] plain(byte[] der, int length) {
        ASN1Sequence numbers = ASN1Sequence.getInstance(der);
        byte[] plain = new byte[2 * length];
        for (int i = 0; i < 2; i++) {
            BigInteger number = ASN1Integer.getInstance(numbers.getObjectAt(i)).getPositiveValue();
            System.arraycopy(BigIntegers.asUnsignedByteArray(length, number), 0, plain, i * length, length);
        }
        return plain;
    }

    static byte[] der(byte[] plain) {
        if (plain.length == 0 || plain.length % 2 != 0) {
            throw new Refusal(Pkcs11ReturnCode.SIGNATURE_LEN_RANGE);
        }
        int length = plain.length / 2;
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(plain, length))));
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(plain, length, plain.length))));
        try {
            return new DERSequence(numbers).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
