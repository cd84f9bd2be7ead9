package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.claviger.api.tenant.CertificateKind;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.jspecify.annotations.Nullable;

/** What leads from a certificate of a CA to a client: it was issued for the client here, or an operator has mapped it. */
@Entity
@Table(name = "client_certificate")
public class ClientCertificate {
    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "client_id", updatable = false)
    private UUID clientId;

    @ManyToOne(optional = false)
    @JoinColumn(name = "authority_id")
    private ClientAuthority authority;

    @Enumerated(EnumType.STRING)
    private CertificateKind kind;

    @Column(name = "authority_key", updatable = false)
    private String authorityKey;

    private @Nullable String subject;

    @Column(name = "canonical_subject")
    private @Nullable String canonicalSubject;

    private @Nullable String fingerprint;

    @Column(name = "serial_number")
    private @Nullable String serialNumber;

    @Column(name = "not_after")
    private @Nullable Instant notAfter;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private long revision;

    protected ClientCertificate() {} // JPA

    private ClientCertificate(Client client, ClientAuthority authority, CertificateKind kind) {
        this.id = UUID.randomUUID();
        this.tenantId = client.tenantId();
        this.clientId = client.id();
        this.authority = authority;
        this.authorityKey = authority.keyId();
        this.kind = kind;
        this.createdAt = Instant.now();
    }

    static ClientCertificate issued(Client client, ClientAuthority authority, X509Certificate certificate) {
        ClientCertificate issued = new ClientCertificate(client, authority, CertificateKind.ISSUED);
        issued.subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        issued.fingerprint = X509.fingerprint(certificate);
        issued.serialNumber = certificate.getSerialNumber().toString(16);
        issued.notAfter = certificate.getNotAfter().toInstant();
        return issued;
    }

    static ClientCertificate ofSubject(Client client, ClientAuthority authority, X500Principal subject) {
        ClientCertificate mapped = new ClientCertificate(client, authority, CertificateKind.SUBJECT);
        mapped.subject = subject.getName(X500Principal.RFC2253);
        mapped.canonicalSubject = X509.canonical(subject);
        return mapped;
    }

    /**
     * Maps one certificate.
     *
     * @param fingerprint SHA-256 in hexadecimal, with or without colons
     */
    static ClientCertificate ofFingerprint(Client client, ClientAuthority authority, String fingerprint) {
        ClientCertificate mapped = new ClientCertificate(client, authority, CertificateKind.FINGERPRINT);
        mapped.fingerprint = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
        return mapped;
    }

    void revoke() {
        if (revokedAt == null) {
            revokedAt = Instant.now();
        }
    }

    /** True if it is this one that was issued here, and still leads to the client. */
    boolean isStanding(X509Certificate certificate) {
        return isIssued() && revokedAt == null && X509.fingerprint(certificate).equals(fingerprint);
    }

    /** How long what was issued holds, from its issue on. */
    Duration lifetime() {
        return Duration.between(createdAt, Objects.requireNonNull(notAfter));
    }

    boolean isIssued() {
        return kind == CertificateKind.ISSUED;
    }

    /** True if it leads from one certificate alone, which goes before what leads from all of a subject. */
    boolean isOfOne() {
        return kind != CertificateKind.SUBJECT;
    }

    /** What it leads from, in words. */
    String source() {
        return isIssued()
                ? "serial number " + serialNumber
                : isOfOne() ? "SHA-256 fingerprint " + fingerprint : "subject " + subject;
    }

    ClientCertificateResponse response() {
        return new ClientCertificateResponse(
                id,
                clientId,
                kind,
                authority.id(),
                authority.name(),
                subject,
                fingerprint,
                serialNumber,
                notAfter,
                createdAt,
                revokedAt);
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    UUID clientId() {
        return clientId;
    }

    ClientAuthority authority() {
        return authority;
    }
}
