package org.claviger.server.crypto.primitive;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.claviger.api.crypto.Algorithm;

/** The curves of ECDSA and ECDH (SP 800-186, SEC 2), by their names. */
@SuppressWarnings("ImmutableEnumChecker") // The parameters never change.
enum Curve {
    P256(Algorithm.EC_P256, "secp256r1", SECObjectIdentifiers.secp256r1),
    P384(Algorithm.EC_P384, "secp384r1", SECObjectIdentifiers.secp384r1),
    P521(Algorithm.EC_P521, "secp521r1", SECObjectIdentifiers.secp521r1),
    SECP256K1(Algorithm.EC_SECP256K1, "secp256k1", SECObjectIdentifiers.secp256k1);

    private final Algorithm algorithm;
    private final String jcaName;
    private final ECNamedDomainParameters domain;

    Curve(Algorithm algorithm, String jcaName, ASN1ObjectIdentifier id) {
        this.algorithm = algorithm;
        this.jcaName = jcaName;
        this.domain = ECNamedDomainParameters.lookup(id);
    }

    /** Of a key's algorithm. */
    static Curve of(Algorithm algorithm) {
        for (Curve curve : values()) {
            if (curve.algorithm == algorithm) {
                return curve;
            }
        }
        throw new IllegalArgumentException(algorithm + " has no curve of ECDSA.");
    }

    /** Of parameters that name it; curves that are spelled out could be chosen to be weak. */
    static Curve of(ECDomainParameters parameters) throws InvalidKeyException {
        if (parameters instanceof ECNamedDomainParameters named) {
            for (Curve curve : values()) {
                if (curve.domain.getName().equals(named.getName())) {
                    return curve;
                }
            }
        }
        throw new InvalidKeyException("Only P-256, P-384, P-521 and secp256k1 are known here, and by their names.");
    }

    static boolean isOf(Algorithm algorithm) {
        return algorithm.name().startsWith("EC_");
    }

    Algorithm algorithm() {
        return algorithm;
    }

    String jcaName() {
        return jcaName;
    }

    ECNamedDomainParameters domain() {
        return domain;
    }

    /** Of the field. */
    BigInteger prime() {
        return domain.getCurve().getField().getCharacteristic();
    }

    /** Of the base point. */
    BigInteger order() {
        return domain.getN();
    }
}
