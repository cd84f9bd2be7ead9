package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.MapCertificateRequest;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;

/** What operators do with the certificates of their tenant's clients, and clients with their own. Each method is one transaction. */
@Stateless
public class ClientCertificateService {
    @Inject
    ClientCertificates certificates;

    @Inject
    ClientAuthorities authorities;

    @Inject
    AuthorityKeys keys;

    @Inject
    Clients clients;

    @Inject
    Tenants tenants;

    @Inject
    AuditTrail audit;

    /** Has the tenant's own CA certify a client's key. */
    public IssuedCertificateResponse issue(Caller operator, UUID clientId, IssueCertificateRequest request) {
        Client client = clients.require(clientId, operator.tenant());
        PublicKey key = SigningRequest.keyOf(request.csrPem());
        ClientAuthority authority = ownAuthority(operator);
        X509Certificate issued = keys.issuer(authority)
                .certify(key, clientId, tenants.nameOf(operator.tenant()), Duration.ofDays(request.daysOrDefault()));
        ClientCertificate certificate = ClientCertificate.issued(client, authority, issued);
        certificates.store(certificate);
        record(operator, Action.CLIENT_CERTIFICATE_ISSUED, certificate);
        return new IssuedCertificateResponse(
                certificate.response(), X509.write(issued), X509.write(authority.certificate()));
    }

    /**
     * Puts another certificate in the place of the one that a client authenticates by, for another key, and revokes that. The
     * new one is of the same CA, and holds as long as the old one did.
     *
     * @param present what the client has shown
     * @param request PKCS#10, DER
     */
    public X509Certificate replaceOwn(Caller client, X509Certificate present, byte[] request) {
        client.clientAccess().requireEverywhere(OperationGroup.RENEW_CERTIFICATE);
        PublicKey key = SigningRequest.keyOf(request);
        Client self = clients.requireLocked(client.id(), client.tenant()); // or two could come in the place of one
        ClientCertificate old = certificates.ofClient(client.id(), client.tenant()).stream()
                .filter(each -> each.isStanding(present))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_PERMITTED,
                        "The certificate is not of the tenant's own CA, which can replace its own alone."));
        ClientAuthority authority = old.authority();
        X509Certificate issued =
                keys.issuer(authority).certify(key, client.id(), tenants.nameOf(client.tenant()), old.lifetime());
        old.revoke();
        ClientCertificate certificate = ClientCertificate.issued(self, authority, issued);
        certificates.store(certificate);
        record(client, Action.CLIENT_CERTIFICATE_ISSUED, certificate);
        record(client, Action.CLIENT_CERTIFICATE_REVOKED, old);
        return issued;
    }

    /** Lets certificates of an uploaded CA lead to a client. */
    public ClientCertificateResponse map(Caller operator, UUID clientId, MapCertificateRequest request) {
        Client client = clients.require(clientId, operator.tenant());
        ClientAuthority authority = authorities.require(request.authorityId(), operator.tenant());
        if (authority.isBuiltIn()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The tenant's own CA issues certificates for clients: they need no mapping.");
        }
        ClientCertificate certificate = mapped(client, authority, request);
        Database.storeNamed(
                () -> certificates.store(certificate),
                "The " + certificate.source()
                        + " of this CA leads to a client already, of this tenant or of another that"
                        + " has the same CA. Map another subject, or have the tenant's own CA issue a certificate.");
        record(operator, Action.CLIENT_CERTIFICATE_MAPPED, certificate);
        return certificate.response();
    }

    private static ClientCertificate mapped(Client client, ClientAuthority authority, MapCertificateRequest request) {
        String subject = request.subject();
        String fingerprint = request.fingerprint();
        if (subject != null && fingerprint == null) {
            return ClientCertificate.ofSubject(client, authority, X509.subject(subject));
        }
        if (subject == null && fingerprint != null) {
            return ClientCertificate.ofFingerprint(client, authority, fingerprint);
        }
        throw new RefusedException(ErrorCode.INVALID_REQUEST, "Name a subject or a fingerprint: one of them.");
    }

    public ClientCertificateListResponse list(Caller operator, UUID clientId) {
        clients.require(clientId, operator.tenant());
        return new ClientCertificateListResponse(certificates.ofClient(clientId, operator.tenant()).stream()
                .map(ClientCertificate::response)
                .toList());
    }

    /** Revokes what was issued here, which stays in the list; removes a mapping. */
    public void revoke(Caller operator, UUID clientId, UUID id) {
        ClientCertificate certificate = certificates.require(id, clientId, operator.tenant());
        if (certificate.isIssued()) {
            certificate.revoke();
        } else {
            certificates.remove(certificate);
        }
        record(operator, Action.CLIENT_CERTIFICATE_REVOKED, certificate);
    }

    private ClientAuthority ownAuthority(Caller operator) {
        ClientAuthority authority = authorities.ofTenant(operator.tenant()).stream()
                .filter(ClientAuthority::isBuiltIn)
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE,
                        "The tenant has no CA of its own yet. Have it made: POST"
                                + " /api/v1/tenant/client-authorities/built-in."));
        if (authority.notAfter().isBefore(Instant.now())) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "The tenant's own CA has expired. Remove it, and have another made.");
        }
        return authority;
    }

    private void record(Caller operator, Action action, ClientCertificate certificate) {
        audit.record(
                operator,
                action,
                certificate.clientId(),
                certificate.source() + ", of " + certificate.authority().name());
    }
}
