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
    ManagedObjects objects;

    @Inject
    Registration registration;

    @Inject
    Storing storing;

    /**
     * Registers the certificates that came with an object, but those that the tenant has already.
     *
     * @param first a key, or the first of the certificates itself
     * @param certificates each followed by that of its issuer
     * @return those that were registered
     */
    List<ManagedObject> register(
            Caller client, ObjectTemplate wanted, ManagedObject first, List<Certificate> certificates, Instant now) {
        List<ManagedObject> made = new ArrayList<>();
        ManagedObject before = null;
        for (Certificate certificate : certificates) {
            boolean isFirst = before == null;
            ManagedObject object = isFirst && first.type() == ObjectType.CERTIFICATE
                    ? first
                    : objects.withFingerprint(client, ObjectType.CERTIFICATE, fingerprint(certificate.der()))
                            .orElse(null);
            if (object == null) {
                String name = isFirst ? wanted.name() : wanted.name() + " issuer " + made.size();
                object = registration.register(client, template(wanted, name), certificate.der(), null, now);
                made.add(object);
            }
            if (before != null) {
                storing.link(before, Link.Type.CERTIFICATE, object);
            } else {
                linkToKey(client, object, certificate);
            }
            before = object;
        }
        return made;
    }

    /** Both ways, if the client may change the key, or made it. */
    private void linkToKey(Caller client, ManagedObject certificate, Certificate parsed) {
        Optional<ManagedObject> publicKey = Optional.ofNullable(parsed.publicKey())
                .flatMap(spki -> objects.withFingerprint(client, ObjectType.PUBLIC_KEY, fingerprint(spki)));
        publicKey.ifPresent(key -> {
            link(client, certificate, Link.Type.PUBLIC_KEY, key);
            objects.linked(client, key.id(), Link.Type.PRIVATE_KEY)
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
