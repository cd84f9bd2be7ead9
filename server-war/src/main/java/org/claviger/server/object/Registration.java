package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.platform.Caller;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.tenant.Namespaces;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of material that there is already (KMIP 2.1, section 6.1.38, Register), within the caller's transaction. It
 * is checked before anything is stored: what is no valid key never becomes one.
 */
@ApplicationScoped
class Registration {
    @Inject
    KeyCreationRules rules;

    @Inject
    Namespaces namespaces;

    @Inject
    Storing storing;

    /**
     * Registers material from elsewhere, which others may have. Of a private key both halves are stored.
     *
     * @param material in the encoding of the type ({@link ObjectType}); not kept, not wiped
     * @param madeAt the original creation date, if the caller knows it
     * @return the object; of a pair its private half
     */
    ManagedObject register(
            Caller client, ObjectTemplate wanted, byte[] material, @Nullable Instant madeAt, Instant now) {
        return register(client, wanted, material, object -> object.isImported(madeAt), now);
    }

    /**
     * Registers material that came of other objects: what was told of their secrecy holds for it, too (PKCS#11 2.40, section
     * 2.1 of C_DeriveKey).
     */
    ManagedObject registerDerived(
            Caller client, ObjectTemplate wanted, byte[] material, ManagedObject base, Instant now) {
        ManagedObject derived =
                register(client, wanted, material, object -> object.extraction().inherit(base.extraction()), now);
        storing.link(derived, Link.Type.DERIVATION_BASE, base);
        storing.link(base, Link.Type.DERIVED_KEY, derived);
        return derived;
    }

    private ManagedObject register(
            Caller client, ObjectTemplate wanted, byte[] material, Consumer<ManagedObject> origin, Instant now) {
        NamespaceRef namespace =
                namespaces.choose(client.tenant(), client.clientAccess().namespaces(), wanted.namespace());
        client.clientAccess().require(OperationGroup.CREATE, namespace.id(), wanted.name());
        try (AdmittedMaterial admitted = AdmittedMaterial.of(wanted, material)) {
            rules.require(client.tenant(), admitted, wanted.usages());
            MadeMaterial made = admitted.material();
            if (admitted.type() == ObjectType.PRIVATE_KEY) {
                ManagedObject privateKey = store(
                        client, wanted, namespace, admitted, ObjectType.PRIVATE_KEY, made.privateHalf(), origin, now);
                ManagedObject publicKey = store(
                        client, wanted, namespace, admitted, ObjectType.PUBLIC_KEY, made.publicHalf(), origin, now);
                storing.linkPair(privateKey, publicKey);
                return privateKey;
            }
            MadeMaterial.Part part = admitted.type() == ObjectType.PUBLIC_KEY ? made.publicHalf() : made.symmetric();
            return store(client, wanted, namespace, admitted, admitted.type(), part, origin, now);
        }
    }

    private ManagedObject store(
            Caller client,
            ObjectTemplate wanted,
            NamespaceRef namespace,
            AdmittedMaterial admitted,
            ObjectType type,
            MadeMaterial.Part part,
            Consumer<ManagedObject> origin,
            Instant now) {
        ManagedObject object = new ManagedObject(client, wanted(client, wanted, namespace, admitted, type, now), now);
        origin.accept(object);
        storing.store(object, namespace, wanted.groups(), wanted.attributes());
        storing.version(object, part, now);
        return object;
    }

    private NewObject wanted(
            Caller client,
            ObjectTemplate wanted,
            NamespaceRef namespace,
            AdmittedMaterial admitted,
            ObjectType type,
            Instant now) {
        return new NewObject(
                type,
                namespace.id(),
                wanted.name(),
                admitted.algorithm(),
                admitted.length(),
                ProtectionLevel.SEALED,
                UsageRules.of(
                        type,
                        Objects.requireNonNullElseGet(
                                wanted.usages(), () -> UsageRules.usual(type, admitted.algorithm()))),
                rules.policy(client.tenant(), type, Objects.requireNonNullElse(wanted.policy(), KeyPolicy.DEFAULT)),
                Dates.planned(wanted.preActive(), wanted.dates(), now));
    }
}
