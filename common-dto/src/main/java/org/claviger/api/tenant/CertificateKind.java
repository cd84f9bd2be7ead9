package org.claviger.api.tenant;

/** How a certificate leads to a client. */
public enum CertificateKind {
    /** It was issued for the client by the tenant's own CA. */
    ISSUED,
    /** Any certificate of a subject, from an uploaded CA. */
    SUBJECT,
    /** The one certificate of a fingerprint, from an uploaded CA. */
    FINGERPRINT
}
