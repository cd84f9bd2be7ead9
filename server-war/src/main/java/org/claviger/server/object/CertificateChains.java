package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.crypto.format.Certificate;
import org.claviger.server.crypto.primitive.KeyCheckValue;
import org.claviger.server.platform.Caller;

/**
 * Keeps certificates beside their keys: each is linked to the key that it is for, if the tenant has that, and to the
 * certificate of its issuer (KMIP 2.1, section 4.31).
 */
@ApplicationScoped
class CertificateChains {
    @Inject
    LinkedObjects linked;

    @Inject
    Registration registration;

    @Inject
    Storing storing;

    /**
     * Registers the certificates that came with an object, but those of issuers that the tenant has already.
     *
     * @param first a key, or the first of the certificates itself
     * @param certificates each followed by that of its issuer
     * @return those that were registered
     */
    List<ManagedObject> register(
            Caller client, ObjectTemplate wanted, ManagedObject first, List<Certificate> certificates, Instant now) {
        if (certificates.isEmpty()) {
            return List.of();
        }
        List<ManagedObject> made = new ArrayList<>();
        ManagedObject before = first;
        if (first.type() == ObjectType.PRIVATE_KEY) {
            before = registration.register(
                    client, template(wanted, wanted.name()), certificates.get(0).der(), null, now);
            made.add(before);
            linkToPair(client, before, first);
        } else {
            linkToKey(client, first, certificates.get(0));
        }
        for (Certificate issuer : certificates.subList(1, certificates.size())) {
            ManagedObject known = linked.withFingerprint(client, ObjectType.CERTIFICATE, fingerprint(issuer.der()))
                    .orElse(null);
            ManagedObject next = known;
            if (next == null) {
                String name = wanted.name() + " issuer " + (made.size() + 1);
                next = registration.register(client, template(wanted, name), issuer.der(), null, now);
                made.add(next);
            }
            storing.link(before, Link.Type.CERTIFICATE, next);
            if (known != null) {
                return made; // It has its own issuers already.
            }
            before = next;
        }
        return made;
    }

    private void linkToPair(Caller client, ManagedObject certificate, ManagedObject privateKey) {
        link(client, certificate, Link.Type.PRIVATE_KEY, privateKey);
        linked.find(client, privateKey.id(), Link.Type.PUBLIC_KEY)
                .ifPresent(half -> link(client, certificate, Link.Type.PUBLIC_KEY, half));
    }

    /** Both ways, if the client may change the key, or made it. */
    private void linkToKey(Caller client, ManagedObject certificate, Certificate parsed) {
        Optional.ofNullable(parsed.publicKey())
                .flatMap(spki -> linked.withFingerprint(client, ObjectType.PUBLIC_KEY, fingerprint(spki)))
                .ifPresent(key -> {
                    link(client, certificate, Link.Type.PUBLIC_KEY, key);
                    linked.find(client, key.id(), Link.Type.PRIVATE_KEY)
                            .ifPresent(half -> link(client, certificate, Link.Type.PRIVATE_KEY, half));
                });
    }

    private void link(Caller client, ManagedObject certificate, Link.Type type, ManagedObject key) {
        boolean mayChange = key.isMadeBy(client)
                || client.clientAccess().allows(OperationGroup.MANAGE_LIFE_CYCLE, key.namespaceId(), key.name());
        storing.link(certificate, type, key);
        if (mayChange) {
            storing.link(key, Link.Type.CERTIFICATE, certificate);
        }
    }

    /** In the same namespace, with what is said of objects of whatever type. */
    private static ObjectTemplate template(ObjectTemplate wanted, String name) {
        return new ObjectTemplate(
                name,
                ObjectType.CERTIFICATE,
                null,
                null,
                null,
                wanted.namespace(),
                null,
                null,
                null,
                wanted.groups(),
                wanted.attributes());
    }

    private static String fingerprint(byte[] der) {
        return HexFormat.of().formatHex(KeyCheckValue.fingerprint(der));
    }
}
