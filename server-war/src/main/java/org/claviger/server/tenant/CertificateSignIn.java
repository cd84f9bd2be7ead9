package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.tenant.Clients.KnownClient;

/**
 * Tells which client bears a certificate. That the caller has its private key, TLS has proved; that it leads to a CA of the
 * client's tenant is proved here, since the handshake passes for any (docs/adr/0019).
 */
@ApplicationScoped
public class CertificateSignIn {
    @Inject
    ClientCertificates certificates;

    @Inject
    Clients clients;

    @Inject
    AuditTrail audit;

    private final ProvedPaths paths = new ProvedPaths();

    /**
     * Which client this is; empty if the certificate leads to nobody, or to more than one, which is told in the trails of
     * their tenants.
     *
     * @param chain as TLS has it: the client's certificate first
     */
    public Optional<KnownClient> byCertificate(List<X509Certificate> chain) {
        String fingerprint = X509.fingerprint(chain.get(0));
        String subject = X509.canonical(chain.get(0).getSubjectX500Principal());
        List<ClientCertificate> leads = certificates.from(fingerprint, subject).stream()
                .filter(each -> paths.lead(fingerprint, chain, each.authority()))
                .toList();
        if (leads.stream().map(ClientCertificate::tenantId).distinct().count() > 1) {
            return ambiguous(leads);
        }
        List<ClientCertificate> exact =
                leads.stream().filter(ClientCertificate::isOfOne).toList();
        List<ClientCertificate> best = exact.isEmpty() ? leads : exact;
        if (best.stream().map(ClientCertificate::clientId).distinct().count() > 1) {
            return ambiguous(best);
        }
        return best.stream().findFirst().flatMap(one -> clients.find(one.clientId(), one.tenantId()));
    }

    private Optional<KnownClient> ambiguous(List<ClientCertificate> leads) {
        leads.forEach(each -> audit.ofServer(
                each.tenantId(),
                Action.CLIENT_CERTIFICATE_AMBIGUOUS,
                each.clientId(),
                each.source() + ", of " + each.authority().name()
                        + ", was refused: the same certificate leads to another client as well. Map another subject, or have"
                        + " the tenant's own CA issue a certificate."));
        return Optional.empty();
    }
}
