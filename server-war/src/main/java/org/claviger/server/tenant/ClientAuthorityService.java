package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.UploadClientAuthorityRequest;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;

/** What operators do with the CAs that their tenant's clients authenticate by. Each method is one transaction. */
@Stateless
public class ClientAuthorityService {
    @Inject
    ClientAuthorities authorities;

    @Inject
    AuthorityKeys keys;

    @Inject
    Tenants tenants;

    @Inject
    AuditTrail audit;

    /** Lets certificates of a CA from elsewhere be mapped to clients. */
    public ClientAuthorityResponse upload(Caller operator, UploadClientAuthorityRequest request) {
        List<X509Certificate> certificates = X509.read(request.certificatePem());
        ClientAuthority authority = ClientAuthority.uploaded(operator.tenant(), request.name(), certificates);
        // Else one tenant could lay claim to the certificates of another's clients.
        if (certificates.stream().map(X509::keyId).anyMatch(authorities::isBuiltIn)) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "This is a CA of Claviger's own. It needs no upload.");
        }
        Database.storeNamed(
                () -> authorities.store(authority), "The tenant has a CA \"" + request.name() + "\" already.");
        return recorded(operator, Action.CLIENT_AUTHORITY_UPLOADED, authority);
    }

    /** Makes the tenant's own CA. */
    public ClientAuthorityResponse makeBuiltIn(Caller operator) {
        CertificateIssuer made = CertificateIssuer.create(tenants.nameOf(operator.tenant()));
        ClientAuthority authority = ClientAuthority.builtIn(operator.tenant(), made.certificate());
        keys.keep(authority, made.key());
        Database.storeNamed(
                () -> authorities.store(authority),
                "The tenant has a CA of its own, or one of the name \"" + authority.name() + "\", already.");
        return recorded(operator, Action.CLIENT_AUTHORITY_MADE, authority);
    }

    public ClientAuthorityListResponse list(Caller operator) {
        return new ClientAuthorityListResponse(authorities.ofTenant(operator.tenant()).stream()
                .map(ClientAuthority::response)
                .toList());
    }

    public ClientAuthorityResponse get(Caller operator, UUID id) {
        return authorities.require(id, operator.tenant()).response();
    }

    /** Removes a CA: no certificate of its leads to a client any more. The private key of the tenant's own one is gone. */
    public void remove(Caller operator, UUID id) {
        ClientAuthority authority = authorities.require(id, operator.tenant());
        authorities.remove(authority);
        recorded(operator, Action.CLIENT_AUTHORITY_REMOVED, authority);
    }

    private ClientAuthorityResponse recorded(Caller operator, Action action, ClientAuthority authority) {
        ClientAuthorityResponse response = authority.response();
        audit.record(
                operator,
                action,
                authority.id(),
                authority.name() + ": " + response.subject() + ", SHA-256 fingerprint " + response.fingerprint());
        return response;
    }
}
