package org.claviger.server.crypto.format;

import com.nimbusds.jose.jwk.Curve;
import java.security.InvalidKeyException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** Curves by the names of JOSE (RFC 7518, section 6.2.1.1; RFC 8812, section 3.1; RFC 8037, section 2). */
@SuppressWarnings("ImmutableEnumChecker") // The parameters never change.
enum JwkCurve {
    P256(Curve.P_256, SECObjectIdentifiers.secp256r1),
    P384(Curve.P_384, SECObjectIdentifiers.secp384r1),
    P521(Curve.P_521, SECObjectIdentifiers.secp521r1),
    SECP256K1(Curve.SECP256K1, SECObjectIdentifiers.secp256k1);

    private final Curve jose;
    private final ECNamedDomainParameters domain;

    JwkCurve(Curve jose, ASN1ObjectIdentifier id) {
        this.jose = jose;
        this.domain = ECNamedDomainParameters.lookup(id);
    }

    static JwkCurve of(Curve jose) throws InvalidKeyException {
        for (JwkCurve curve : values()) {
            if (curve.jose.equals(jose)) {
                return curve;
            }
        }
        throw unknown();
    }

    static JwkCurve of(ECDomainParameters domain) throws InvalidKeyException {
        for (JwkCurve curve : values()) {
            if (curve.domain.equals(domain)) {
                return curve;
            }
        }
        throw unknown();
    }

    /** True of Ed25519, false of X25519; refuses others. */
    static boolean isEd25519(Curve jose) throws InvalidKeyException {
        if (!jose.equals(Curve.Ed25519) && !jose.equals(Curve.X25519)) {
            throw unknown();
        }
        return jose.equals(Curve.Ed25519);
    }

    Curve jose() {
        return jose;
    }

    ECNamedDomainParameters domain() {
        return domain;
    }

    private static InvalidKeyException unknown() {
        return new InvalidKeyException("Keys of this curve are not known here.");
    }
}
