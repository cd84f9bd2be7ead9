package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A CA by whose certificates a tenant's clients authenticate: one that the tenant has uploaded, or its own, whose private key
 * is kept here, sealed under a master key (docs/adr/0019).
 */
@Entity
@Table(name = "client_authority")
public class ClientAuthority {
    private static final String BUILT_IN = "Built-in CA";
    private static final int MOST_CERTIFICATES = 10;
    private static final int KEY_CERT_SIGN = 5;
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    private String name;

    private String certificates;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "not_after")
    private Instant notAfter;

    @Column(name = "sealed_key")
    private byte @Nullable [] sealedKey;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected ClientAuthority() {} // JPA

    private ClientAuthority(UUID tenantId, String name, List<X509Certificate> certificates) {
        X509Certificate own = certificates.get(0);
        this.id = UUID.randomUUID();
        this.tenantId = tenantId;
        this.name = name;
        this.certificates = certificates.stream().map(X509::write).collect(Collectors.joining());
        this.keyId = X509.keyId(own);
        this.notAfter = own.getNotAfter().toInstant();
        this.createdAt = Instant.now();
    }

    /** The tenant's own; its key has to be sealed, too. */
    static ClientAuthority builtIn(UUID tenantId, X509Certificate certificate) {
        return new ClientAuthority(tenantId, BUILT_IN, List.of(certificate));
    }

    /** One from elsewhere; refuses what is no CA, or leads to none. */
    static ClientAuthority uploaded(UUID tenantId, String name, List<X509Certificate> certificates) {
        if (certificates.isEmpty() || certificates.size() > MOST_CERTIFICATES) {
            throw refused("Send the CA's certificate in PEM, and at most 9 intermediate ones behind it.");
        }
        certificates.forEach(ClientAuthority::requireAuthority);
        for (X509Certificate below : certificates.subList(1, certificates.size())) {
            if (!CertificatePaths.leads(below, certificates, Instant.now())) {
                throw refused("The certificate of " + below.getSubjectX500Principal()
                        + " does not lead to the first one, which has to be the CA's.");
            }
        }
        return new ClientAuthority(tenantId, name, certificates);
    }

    @SuppressWarnings("JavaUtilDate") // as the certificate has it
    private static void requireAuthority(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().toString();
        boolean[] usage = certificate.getKeyUsage();
        Instant now = Instant.now();
        if (certificate.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            throw refused("The certificate of " + subject + " is no CA's: its extensions don't allow to issue others.");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            throw refused("The certificate of " + subject + " has expired, or is not yet valid.");
        }
        if (!X509.isStrong(certificate.getPublicKey())) {
            throw refused("The key of " + subject + " is too weak, or of a kind that is not known here.");
        }
        if (certificate.getExtensionValue(NAME_CONSTRAINTS) != null) {
            // Of a trust anchor the JDK does not heed them.
            throw refused("The certificate of " + subject + " has name constraints, which are not supported.");
        }
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(ErrorCode.INVALID_REQUEST, detail);
    }

    void keep(byte[] newlySealedKey) {
        sealedKey = newlySealedKey;
    }

    /** What its private key is sealed for: it opens for no other tenant, and no other CA. */
    String keyBinding() {
        return "client-authority|" + tenantId + "|" + id;
    }

    boolean isBuiltIn() {
        return sealedKey != null;
    }

    Optional<byte[]> sealedKey() {
        return Optional.ofNullable(sealedKey);
    }

    /** Its own first, then intermediate ones. */
    List<X509Certificate> certificates() {
        return X509.read(certificates);
    }

    X509Certificate certificate() {
        return certificates().get(0);
    }

    ClientAuthorityResponse response() {
        X509Certificate own = certificate();
        return new ClientAuthorityResponse(
                id,
                name,
                isBuiltIn(),
                own.getSubjectX500Principal().getName(X500Principal.RFC2253),
                X509.fingerprint(own),
                notAfter,
                createdAt,
                certificates);
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    String name() {
        return name;
    }

    String keyId() {
        return keyId;
    }

    Instant notAfter() {
        return notAfter;
    }
}
