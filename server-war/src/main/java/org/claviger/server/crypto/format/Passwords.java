package org.claviger.server.crypto.format;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Provider;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.jspecify.annotations.Nullable;

/** Encryption under a password (PKCS#5, RFC 8018; PKCS#12's own of before, RFC 7292, appendix C). */
final class Passwords {
    /** Of what is written. */
    static final int ITERATIONS = 100_000;

    /** Of what is read: whoever sends more wants the server's time. */
    private static final BigInteger MAX_ITERATIONS = BigInteger.valueOf(1_000_000);

    /** Never registered: the platform's own ciphers stay what they are. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private Passwords() {}

    /** Reads PBES2 with PBKDF2, and the older schemes of PKCS#12. */
    static InputDecryptorProvider decryptor(char[] password) {
        InputDecryptorProvider any = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(PROVIDER)
                .build(password);
        return algorithm -> {
            if (!isModest(iterations(algorithm))) {
                throw new OperatorCreationException("too many iterations");
            }
            return any.get(algorithm);
        };
    }

    /** Writes PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC. */
    static OutputEncryptor encryptor(char[] password) throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(PROVIDER)
                .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .setIterationCount(ITERATIONS)
                .build(password);
    }

    static boolean isModest(BigInteger iterations) {
        return iterations.signum() > 0 && iterations.compareTo(MAX_ITERATIONS) <= 0;
    }

    /** Refuses if there is none. */
    static char[] require(char @Nullable [] password) throws InvalidKeyException {
        if (password == null || password.length == 0) {
            throw new InvalidKeyException("This is encrypted. Give the password that it was encrypted with.");
        }
        return password;
    }

    private static BigInteger iterations(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        ASN1Encodable parameters = algorithm.getParameters();
        if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
            return PKCS12PBEParams.getInstance(parameters).getIterations();
        }
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            var derivation = PBES2Parameters.getInstance(parameters).getKeyDerivationFunc();
            if (derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
                return PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount();
            }
        }
        throw new OperatorCreationException("no scheme that is read");
    }
}
