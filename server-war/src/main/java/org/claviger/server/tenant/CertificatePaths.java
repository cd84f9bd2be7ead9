package org.claviger.server.tenant;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Certification paths (RFC 5280, section 6) from a client's certificate to a tenant's CA. Revocation is not looked up here:
 * what was issued here is revoked here, and a mapping is removed.
 */
@SuppressWarnings("JavaUtilDate") // as java.security.cert has it
final class CertificatePaths {
    /** Intermediate certificates that a path may have. */
    private static final int MOST_INTERMEDIATES = 4;

    /** Certificates that a client may send; each has a cost. */
    private static final int MOST_SENT = 10;

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;

    private CertificatePaths() {}

    /**
     * Until when a client's certificate leads to a CA; empty if it doesn't, now.
     *
     * @param chain what the client has sent, its own certificate first
     * @param authority the CA's certificate, then intermediate ones
     */
    static Optional<Instant> holdsUntil(List<X509Certificate> chain, List<X509Certificate> authority, Instant now) {
        X509Certificate client = chain.get(0);
        return chain.size() <= MOST_SENT && isForClients(client)
                ? path(client, Stream.concat(chain.stream(), authority.stream()).toList(), authority.get(0), now)
                : Optional.empty();
    }

    /** True if a certificate below a CA leads to it, now. */
    static boolean leads(X509Certificate certificate, List<X509Certificate> authority, Instant now) {
        return path(certificate, authority, authority.get(0), now).isPresent();
    }

    private static Optional<Instant> path(
            X509Certificate from, List<X509Certificate> known, X509Certificate to, Instant now) {
        try {
            to.checkValidity(Date.from(now));
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(from);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(to, null)), target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            parameters.setMaxPathLength(MOST_INTERMEDIATES);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            List<X509Certificate> path =
                    CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath().getCertificates().stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return path.isEmpty() || !isWithinBound(path, to) ? Optional.empty() : Optional.of(end(path, to));
        } catch (CertPathBuilderException | CertificateExpiredException | CertificateNotYetValidException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The path length that the CA's own certificate allows; the JDK only looks at those below it. */
    private static boolean isWithinBound(List<X509Certificate> path, X509Certificate authority) {
        long intermediates = path.stream()
                .skip(1)
                .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .count();
        return intermediates <= authority.getBasicConstraints();
    }

    private static Instant end(List<X509Certificate> path, X509Certificate authority) {
        List<X509Certificate> all = new ArrayList<>(path);
        all.add(authority);
        return all.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** What its extensions allow (RFC 5280, sections 4.2.1.3, 4.2.1.9 and 4.2.1.12); a CA's certificate is no client's. */
    private static boolean isForClients(X509Certificate certificate) {
        try {
            boolean[] usage = certificate.getKeyUsage();
            List<String> extended = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() < 0
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && (extended == null
                            || extended.contains(CLIENT_AUTH)
                            || extended.contains(ANY_EXTENDED_KEY_USAGE));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
