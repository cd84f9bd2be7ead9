package org.claviger.server.crypto.format;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.crypto.primitive.KeyValidation;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 certificate (RFC 5280) as something to be kept: whether anybody should trust it is not asked here.
 */
public final class Certificate {
    private final byte[] der;
    private final X509CertificateHolder parsed;
    private final byte @Nullable [] publicKey;

    private Certificate(byte[] der, X509CertificateHolder parsed, byte @Nullable [] publicKey) {
        this.der = der;
        this.parsed = parsed;
        this.publicKey = publicKey;
    }

    /**
     * Parses one.
     *
     * @throws InvalidKeyException if it is none, or not in DER
     */
    public static Certificate parse(byte[] der) throws InvalidKeyException {
        try {
            X509CertificateHolder parsed = new X509CertificateHolder(der);
            if (!Arrays.equals(parsed.toASN1Structure().getEncoded("DER"), der)) {
                throw unreadable();
            }
            return new Certificate(der, parsed, known(parsed));
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    private static byte @Nullable [] known(X509CertificateHolder parsed) throws IOException {
        try {
            return KeyValidation.publicKey(parsed.getSubjectPublicKeyInfo().getEncoded("DER"));
        } catch (InvalidKeyException e) {
            return null; // A certificate can be kept whatever its key is of.
        }
    }

    /** DER; not a copy. */
    public byte[] der() {
        return der;
    }

    /** SubjectPublicKeyInfo in its one encoding; absent if such keys aren't known here. */
    public byte @Nullable [] publicKey() {
        return publicKey;
    }

    /** SubjectPublicKeyInfo, DER, whether such keys are known here or not. */
    public byte[] anyPublicKey() throws InvalidKeyException {
        try {
            return parsed.getSubjectPublicKeyInfo().getEncoded("DER");
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Of its key; absent if such keys aren't known here. */
    public @Nullable Algorithm algorithm() throws InvalidKeyException {
        return publicKey == null ? null : KeyValidation.algorithmOf(publicKey);
    }

    /**
     * Puts certificates in order, each followed by that of its issuer. Signatures are not looked at.
     *
     * @param spki of the first; absent: they are in order
     * @throws InvalidKeyException if they are no one chain
     */
    static List<Certificate> chain(List<byte[]> ders, byte @Nullable [] spki) throws InvalidKeyException {
        List<Certificate> left = new ArrayList<>();
        for (byte[] der : ders) {
            left.add(parse(der));
        }
        List<Certificate> chain = new ArrayList<>();
        Certificate next = take(left, other -> spki == null || Arrays.equals(spki, other.publicKey));
        chain.add(next);
        while (!left.isEmpty()) {
            X500Name issuer = next.parsed.getIssuer();
            next = take(left, other -> other.parsed.getSubject().equals(issuer));
            chain.add(next);
        }
        return chain;
    }

    private static Certificate take(List<Certificate> left, Predicate<Certificate> which) throws InvalidKeyException {
        for (Certificate each : left) {
            if (which.test(each)) {
                left.remove(each);
                return each;
            }
        }
        throw new InvalidKeyException(
                "The certificates are not those of the key and of its issuers, each of which issued the one before.");
    }

    private static InvalidKeyException unreadable() {
        return new InvalidKeyException("This is no X.509 certificate in DER.");
    }
}
