package org.claviger.server.tenant;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Known;
import org.claviger.server.tenant.Clients.KnownClient;

/**
 * Tells which client bears a certificate. That the caller has its private key, TLS has proved; that it leads to a CA of the
 * client's tenant is proved here, since the handshake passes for any (docs/adr/0019).
 */
@ApplicationScoped
public class CertificateSignIn {
    private static final int MOST_KNOWN = 10_000;

    @Inject
    ClientCertificates certificates;

    @Inject
    Clients clients;

    @Inject
    AuditTrail audit;

    @Inject
    Announcements announcements;

    private final ProvedPaths paths = new ProvedPaths();

    /** Of the certificates of connections, as long as those are there: each message of one shows the same. */
    private final LoadingCache<X509Certificate, Shown> shown =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST_KNOWN).build(Shown::of);

    private Known<Shown, List<ClientCertificate>> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST_KNOWN, CertificateSignIn::ids);
    }

    /**
     * Which client this is; empty if the certificate leads to nobody, or to more than one, which is told in the trails of
     * their tenants.
     *
     * @param chain as TLS has it: the client's certificate first
     */
    public Optional<KnownClient> byCertificate(List<X509Certificate> chain) {
        Shown certificate = shown.get(chain.get(0));
        List<ClientCertificate> leads = candidates(certificate).stream()
                .filter(each -> paths.lead(certificate.fingerprint(), chain, each.authority()))
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

    private List<ClientCertificate> candidates(Shown certificate) {
        // One that is found to lead nowhere is not known: it may lead somewhere the moment after.
        List<ClientCertificate> found = known.get(certificate, () -> {
            List<ClientCertificate> now = certificates.from(certificate.fingerprint(), certificate.subject());
            return now.isEmpty() ? null : now;
        });
        return found == null ? List.of() : found;
    }

    private static Set<UUID> ids(List<ClientCertificate> certificates) {
        return certificates.stream()
                .flatMap(each -> Stream.of(
                        each.id(),
                        each.tenantId(),
                        each.clientId(),
                        each.authority().id()))
                .collect(Collectors.toSet());
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

    /** What a certificate shows. */
    private record Shown(String fingerprint, String subject) {
        private static Shown of(X509Certificate certificate) {
            return new Shown(X509.fingerprint(certificate), X509.canonical(certificate.getSubjectX500Principal()));
        }
    }
}
