package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.KeyCheckValue;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.tenant.Namespaces;

/**
 * Makes objects of material, one at a time, as a protocol wants them. Whoever calls has made the material, or has had it
 * admitted. Each method is one transaction, or a part of the caller's.
 */
@Stateless
public class EnrolmentService {
    @Inject
    ManagedObjects objects;

    @Inject
    KeptAttributes kept;

    @Inject
    KeyCreationRules rules;

    @Inject
    Namespaces namespaces;

    @Inject
    Storing storing;

    @Inject
    MaterialMaker maker;

    @Inject
    Destruction destruction;

    @Inject
    AuditTrail audit;

    /**
     * Makes an object.
     *
     * @param material in the encoding of the type, or of the protocol; not wiped
     * @param origin whether it was made here or came: {@code KEY_CREATED} or {@code KEY_IMPORTED}
     */
    public UUID enrol(Caller client, Enrolment wanted, byte[] material, Action origin) {
        Instant now = DatabaseTime.now();
        int length = wanted.length() == null ? material.length * Byte.SIZE : wanted.length();
        ManagedObject object = stored(client, wanted, ProtectionLevel.SEALED, length, now);
        storing.version(object, new MadeMaterial.Part(material, null, digests(wanted, material)), now);
        return recorded(client, wanted, object, origin);
    }

    /**
     * Has another object come in the place of one, under the same identifier and in the same namespace. Of the old one nothing
     * is left: to destroy it takes the same grants as if that were asked for.
     *
     * @param material as for {@link #enrol}
     */
    public void replace(Caller client, UUID id, Enrolment wanted, byte[] material) {
        Instant now = DatabaseTime.now();
        ManagedObject object = objects.requireLocked(client, id, OperationGroup.DELETE);
        if (object.stateAt(now) == State.ACTIVE) {
            ManagedObjects.permitted(object, client, OperationGroup.MANAGE_LIFE_CYCLE);
        }
        NamespaceRef namespace = namespaceOf(client, object);
        if (wanted.namespace() != null && !wanted.namespace().equals(namespace.name())) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "What replaces an object is in its namespace: " + namespace.name() + ".");
        }
        int length = wanted.length() == null ? material.length * Byte.SIZE : wanted.length();
        if (Lifecycle.isDestroyed(object.stateAt(now))) {
            rules.requireRoomFor(client.tenant(), wanted.algorithm(), length, isKey(wanted.type()));
        } else {
            rules.requireAllowed(client.tenant(), wanted.algorithm(), length, isKey(wanted.type()));
        }
        destruction.of(object);
        objects.strip(object);
        audit.record(client, Action.KEY_DESTROYED, id, object.name() + ", replaced");
        object.becomes(client, wanted(client, wanted, namespace, ProtectionLevel.SEALED), now);
        if (wanted.name() == null) {
            object.remainUnnamed();
        }
        client.clientAccess().require(OperationGroup.CREATE, namespace.id(), object.name());
        object.permit(wanted.usageMask(), now);
        object.isFrom(wanted.originalCreationDate());
        Database.storeNamed(objects::flush, ObjectName.taken(namespace, object.name()));
        storing.belongings(object, wanted.groups(), wanted.free());
        storing.version(object, new MadeMaterial.Part(material, null, digests(wanted, material)), now);
        recorded(client, wanted, object, Action.KEY_IMPORTED);
    }

    private NamespaceRef namespaceOf(Caller client, ManagedObject object) {
        UUID id = object.namespaceId();
        String name = namespaces.namesOf(client.tenant(), Set.of(id)).get(id);
        return new NamespaceRef(id, Objects.requireNonNull(name));
    }

    /** Refuses a key that tokens have no form for, or which couldn't stay there. */
    public static void requireForToken(Enrolment wanted) {
        TokenKeyForm unused = TokenKeyForm.of(
                Objects.requireNonNull(wanted.algorithm()),
                Objects.requireNonNull(wanted.length()),
                wanted.usageMask(),
                !Boolean.FALSE.equals(wanted.policy().extractable()));
    }

    /**
     * Makes a key on the tenant's token, which it never leaves.
     *
     * @param wanted a symmetric key; or the private half of a pair, then the public one, which is not on the token
     * @return their ids, in the same order
     */
    public List<UUID> enrolOnToken(Caller client, List<Enrolment> wanted) {
        Instant now = DatabaseTime.now();
        List<ManagedObject> objects = new ArrayList<>();
        for (Enrolment each : wanted) {
            ProtectionLevel protection =
                    each.type() == ObjectType.PUBLIC_KEY ? ProtectionLevel.SEALED : ProtectionLevel.HSM;
            objects.add(stored(client, each, protection, Objects.requireNonNull(each.length()), now));
        }
        List<UUID> ids = new ArrayList<>();
        try (MadeMaterial made = maker.make(objects.get(0))) {
            List<MadeMaterial.Part> parts = made.parts();
            for (int i = 0; i < objects.size(); i++) {
                storing.version(objects.get(i), parts.get(i), now);
                ids.add(recorded(client, wanted.get(i), objects.get(i), Action.KEY_CREATED));
            }
        }
        return ids;
    }

    private ManagedObject stored(Caller client, Enrolment wanted, ProtectionLevel protection, int length, Instant now) {
        NamespaceRef namespace =
                namespaces.choose(client.tenant(), client.clientAccess().namespaces(), wanted.namespace());
        ManagedObject object = new ManagedObject(client, wanted(client, wanted, namespace, protection), now);
        if (wanted.name() == null) {
            object.remainUnnamed();
        }
        client.clientAccess().require(OperationGroup.CREATE, namespace.id(), object.name());
        rules.requireRoomFor(client.tenant(), wanted.algorithm(), length, isKey(wanted.type()));
        object.permit(wanted.usageMask(), now);
        object.isFrom(wanted.originalCreationDate());
        storing.store(object, namespace, wanted.groups(), wanted.free());
        return object;
    }

    private UUID recorded(Caller client, Enrolment wanted, ManagedObject object, Action origin) {
        wanted.kept().forEach(each -> kept.store(object, each));
        for (Link link : wanted.links()) {
            link(object, link.type(), objects.require(client, link.target(), OperationGroup.GET_ATTRIBUTES));
        }
        objects.flush();
        audit.record(client, origin, object.id(), object.name());
        return object.id();
    }

    /** Links two halves of a pair that the caller has just made. */
    public void linkPair(Caller client, UUID privateKey, UUID publicKey) {
        storing.linkPair(
                objects.require(client, privateKey, OperationGroup.CREATE),
                objects.require(client, publicKey, OperationGroup.CREATE));
    }

    /** Links an object that the caller has just made, or may change, to another one. */
    public void link(Caller client, UUID from, Link.Type type, UUID to) {
        ManagedObject object = objects.require(client, from, OperationGroup.GET_ATTRIBUTES);
        if (!object.isMadeBy(client)) {
            ManagedObjects.permitted(object, client, OperationGroup.MANAGE_LIFE_CYCLE);
        }
        boolean isLinked = objects.attributesOf(object.tenantId(), Set.of(from)).getOrDefault(from, List.of()).stream()
                .anyMatch(link -> link.isLink(type) && link.text().equals(to.toString()));
        if (!isLinked) {
            link(object, type, objects.require(client, to, OperationGroup.GET_ATTRIBUTES));
            objects.flush();
            audit.record(client, Action.KEY_CHANGED, from, "link " + type);
        }
    }

    private void link(ManagedObject object, Link.Type type, ManagedObject target) {
        if (type == Link.Type.DERIVATION_BASE) {
            object.extraction().isBoundBy(target.extraction());
        }
        storing.link(object, type, target);
    }

    /** With the tenant's usual cryptoperiod for keys that keep a secret. */
    private KeyPolicy policy(Caller client, Enrolment wanted) {
        KeyPolicy policy = wanted.policy();
        boolean hasPeriod = wanted.type() == ObjectType.SYMMETRIC_KEY || wanted.type() == ObjectType.PRIVATE_KEY;
        return policy.cryptoperiodDays() != null || !hasPeriod
                ? policy
                : new KeyPolicy(
                        policy.sensitive(),
                        policy.extractable(),
                        policy.callerIv(),
                        policy.leastVersion(),
                        policy.usageLimits(),
                        rules.usualCryptoperiod(client.tenant()),
                        policy.autoRotate());
    }

    private NewObject wanted(Caller client, Enrolment wanted, NamespaceRef namespace, ProtectionLevel protection) {
        return new NewObject(
                wanted.type(),
                namespace.id(),
                wanted.name() == null ? "" : wanted.name(),
                wanted.algorithm(),
                wanted.length(),
                protection,
                Set.of(),
                policy(client, wanted),
                wanted.dates());
    }

    private static boolean isKey(ObjectType type) {
        return type == ObjectType.SYMMETRIC_KEY || type == ObjectType.PRIVATE_KEY || type == ObjectType.PUBLIC_KEY;
    }

    private static Digests digests(Enrolment wanted, byte[] material) {
        return switch (wanted.type()) {
            case SYMMETRIC_KEY ->
                wanted.algorithm() == null
                        ? Digests.NONE
                        : Digests.ofSecretKey(KeyCheckValue.of(wanted.algorithm(), material));
            case PUBLIC_KEY, CERTIFICATE -> Digests.ofPublicKey(KeyCheckValue.fingerprint(material));
            default -> Digests.NONE;
        };
    }
}
