package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.RefusedException;

/** Finds and stores what leads from certificates to clients. */
@ApplicationScoped
class ClientCertificates {
    @PersistenceContext
    EntityManager entities;

    void store(ClientCertificate certificate) {
        entities.persist(certificate);
        entities.flush();
    }

    void remove(ClientCertificate certificate) {
        entities.remove(certificate);
        entities.flush();
    }

    ClientCertificate require(UUID id, UUID clientId, UUID tenantId) {
        return Optional.ofNullable(entities.find(ClientCertificate.class, id))
                .filter(certificate -> certificate.tenantId().equals(tenantId))
                .filter(certificate -> certificate.clientId().equals(clientId))
                .orElseThrow(() -> RefusedException.notFound("certificate"));
    }

    List<ClientCertificate> ofClient(UUID clientId, UUID tenantId) {
        return entities.createQuery(
                        "SELECT c FROM ClientCertificate c JOIN FETCH c.authority"
                                + " WHERE c.tenantId = :tenant AND c.clientId = :client ORDER BY c.createdAt",
                        ClientCertificate.class)
                .setParameter("tenant", tenantId)
                .setParameter("client", clientId)
                .getResultList();
    }

    /** What may lead on from a certificate, whosever it is: it is this that tells the tenant. */
    List<ClientCertificate> from(String fingerprint, String canonicalSubject) {
        return entities.createQuery(
                        "SELECT c FROM ClientCertificate c JOIN FETCH c.authority WHERE c.revokedAt IS NULL"
                                + " AND (c.fingerprint = :fingerprint OR c.canonicalSubject = :subject)",
                        ClientCertificate.class)
                .setParameter("fingerprint", fingerprint)
                .setParameter("subject", canonicalSubject)
                .getResultList();
    }
}
