package org.claviger.server.crypto.parameter;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;

/** HMAC (FIPS 198-1) with a hash that Cryptographic Parameters name, and keys of whatever length and algorithm. */
public final class Hmac {
    private final String name;

    private Hmac(String name) {
        this.name = name;
    }

    /**
     * Which one is meant; empty if the parameters name none.
     *
     * @throws BadParametersException if they name something else, or a hash that isn't offered
     */
    public static Optional<Hmac> of(CryptographicParameters parameters) {
        Optional<HashingAlgorithm> hash =
                parameters.algorithm().isPresent() ? parameters.algorithm().flatMap(Hmac::hash) : parameters.hash();
        return hash.map(each -> new Hmac("Hmac" + HashNames.of(each).replaceFirst("^SHA-", "SHA")));
    }

    private static Optional<HashingAlgorithm> hash(CryptographicAlgorithm algorithm) {
        return switch (algorithm) {
            case AES -> Optional.empty(); // CMAC, with keys of AES
            case HMAC_SHA1 -> Optional.of(HashingAlgorithm.SHA_1);
            case HMAC_SHA224 -> Optional.of(HashingAlgorithm.SHA_224);
            case HMAC_SHA256 -> Optional.of(HashingAlgorithm.SHA_256);
            case HMAC_SHA384 -> Optional.of(HashingAlgorithm.SHA_384);
            case HMAC_SHA512 -> Optional.of(HashingAlgorithm.SHA_512);
            case HMAC_SHA3_224 -> Optional.of(HashingAlgorithm.SHA3_224);
            case HMAC_SHA3_256 -> Optional.of(HashingAlgorithm.SHA3_256);
            case HMAC_SHA3_384 -> Optional.of(HashingAlgorithm.SHA3_384);
            case HMAC_SHA3_512 -> Optional.of(HashingAlgorithm.SHA3_512);
            default -> throw BadParametersException.unsupported("No MAC is made by " + algorithm.title() + ".");
        };
    }

    /** The code of a message, not truncated. */
    public byte[] of(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " failed.", e);
        }
    }
}
