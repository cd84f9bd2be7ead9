package org.claviger.server.kmip.pkcs11;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;

/**
 * A digest that the caller has made of what is signed: in CKM_RSA_PKCS with the name of the hash (RFC 8017, section 9.2, step
 * 2), in CKM_RSA_PKCS_PSS the mechanism says it, in CKM_ECDSA its length.
 *
 * @param terms Cryptographic Parameters
 */
record DigestForm(List<Item> terms, byte[] digest) {
    private static final Map<ASN1ObjectIdentifier, HashingAlgorithm> HASHES = Map.of(
            NISTObjectIdentifiers.id_sha256, HashingAlgorithm.SHA_256,
            NISTObjectIdentifiers.id_sha384, HashingAlgorithm.SHA_384,
            NISTObjectIdentifiers.id_sha512, HashingAlgorithm.SHA_512);

    static DigestForm of(Mechanism.Chosen mechanism, byte[] data) {
        return switch (mechanism.mechanism()) {
            case RSA_PKCS -> ofDigestInfo(mechanism, data);
            case ECDSA -> ofLength(data);
            default -> new DigestForm(mechanism.terms(), data);
        };
    }

    private static DigestForm ofDigestInfo(Mechanism.Chosen mechanism, byte[] data) {
        try {
            DigestInfo info = DigestInfo.getInstance(data);
            HashingAlgorithm hash = Optional.ofNullable(
                            HASHES.get(info.getAlgorithmId().getAlgorithm()))
                    .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.DATA_INVALID));
            List<Item> terms = new ArrayList<>(mechanism.terms());
            terms.add(Item.of(Tag.HASHING_ALGORITHM, hash));
            return new DigestForm(terms, info.getDigest());
        } catch (IllegalArgumentException e) {
            throw new Refusal(Pkcs11ReturnCode.DATA_INVALID);
        }
    }

    private static DigestForm ofLength(byte[] digest) {
        HashingAlgorithm hash = switch (digest.length * Byte.SIZE) {
            case 256 -> HashingAlgorithm.SHA_256;
            case 384 -> HashingAlgorithm.SHA_384;
            case 512 -> HashingAlgorithm.SHA_512;
            default -> throw new Refusal(Pkcs11ReturnCode.DATA_LEN_RANGE);
        };
        return new DigestForm(List.of(Item.of(Tag.HASHING_ALGORITHM, hash)), digest);
    }

    Item parameters() {
        return Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, terms.toArray(Item[]::new));
    }
}
