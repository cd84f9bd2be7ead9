package org.claviger.api.crypto;

/** How the two numbers of an ECDSA signature become bytes; other signatures are but one string of bytes. */
public enum SignatureEncoding {
    /** The ASN.1 sequence ECDSA-Sig-Value (RFC 3279, section 2.2.3): what X.509 and TLS use. */
    DER,
    /** r and s one behind the other, each as long as the order of the curve (IEEE P1363): what JOSE and PKCS#11 use. */
    RAW
}
