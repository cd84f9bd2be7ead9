package org.claviger.server.object;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.word.Tag;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Finds keys to be used now: the one place that every use of a key passes. */
@ApplicationScoped
public class UsableKeys {
    private static final int MOST_KNOWN = 10_000;
    private static final String ARCHIVE_DATE = Tag.ARCHIVE_DATE.title();
    private static final String PARAMETERS = Tag.CRYPTOGRAPHIC_PARAMETERS.title();

    @Inject
    ManagedObjects objects;

    @Inject
    KeptAttributes kept;

    @Inject
    UsageCounts counts;

    @Inject
    Announcements announcements;

    private Known<UUID, KnownObject> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST_KNOWN, KnownObject::dependsOn);
    }

    /**
     * A key for one use, with its newest version; refuses if it isn't the caller's, or not to be used so, or not by him. Of a
     * pair either half may be named: the one that has the usage is taken. The use is counted; if it protects bytes, their
     * number is told to {@link UsageCounts#bytes} before they are protected.
     */
    public UsableKey keyFor(Caller caller, UUID id, Usage usage) {
        KnownObject object = requireHalf(caller, id, usage);
        return use(object, object.object().version(), usage);
    }

    /** The same with the version that the caller names; absent: the newest. */
    public UsableKey keyFor(Caller caller, UUID id, @Nullable Integer version, Usage usage) {
        return version == null ? keyFor(caller, id, usage) : keyFor(caller, id, version.intValue(), usage);
    }

    /** The same with the version that a ciphertext names. */
    public UsableKey keyFor(Caller caller, UUID id, int version, Usage usage) {
        KnownObject object = requireHalf(caller, id, usage);
        object.object().requireVersion(version);
        return use(object, version, usage);
    }

    private UsableKey use(KnownObject known, int version, Usage usage) {
        Instant now = Instant.now();
        if (known.isArchived()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The object is archived. Recover it first, by KMIP.");
        }
        known.object().requireUsable(usage, now);
        UsableKey key = usable(known, version);
        counts.use(known.object(), version, usage, now);
        return key;
    }

    private KnownObject requireHalf(Caller caller, UUID id, Usage usage) {
        KnownObject named = requireKnown(caller, id, usage);
        Link.Type other = UsageRules.otherHalf(named.object().type(), usage);
        return other == null
                ? named
                : named.linked(other)
                        .map(half -> requireKnown(caller, half, usage))
                        .orElse(named);
    }

    private KnownObject requireKnown(Caller caller, UUID id, Usage usage) {
        UUID tenant = caller.tenant();
        KnownObject found = Optional.ofNullable(known.get(id, () -> look(tenant, id)))
                .filter(each -> each.object().tenantId().equals(tenant))
                .orElseThrow(() -> RefusedException.notFound("key"));
        ManagedObjects.permitted(found.object(), caller, group(usage));
        return found;
    }

    private @Nullable KnownObject look(UUID tenant, UUID id) {
        ManagedObject object = objects.find(tenant, id).orElse(null);
        if (object == null) {
            return null;
        }
        boolean isHalf = object.type() == ObjectType.PRIVATE_KEY || object.type() == ObjectType.PUBLIC_KEY;
        Set<UUID> ids = Set.of(id);
        List<Kept> keptByIt = kept.of(object);
        return new KnownObject(
                object,
                isHalf ? objects.attributesOf(tenant, ids).getOrDefault(id, List.of()) : List.of(),
                object.protection() == ProtectionLevel.HSM
                        ? objects.versions(tenant, ids).toList()
                        : List.of(),
                isArchived(keptByIt),
                parameters(keptByIt));
    }

    private static boolean isArchived(List<Kept> kept) {
        return kept.stream().anyMatch(each -> each.is(ARCHIVE_DATE));
    }

    private static @Nullable Item parameters(List<Kept> kept) {
        Optional<Kept> first = kept.stream().filter(each -> each.is(PARAMETERS)).findFirst();
        try {
            return first.isEmpty() ? null : TtlvDecoder.decode(first.get().value());
        } catch (DecodingException e) {
            throw new IllegalStateException("What an object keeps can't be read.", e);
        }
    }

    private static UsableKey usable(KnownObject known, int version) {
        ManagedObject object = known.object();
        if (object.algorithm() == null || object.length() == null || object.type() == ObjectType.CERTIFICATE) {
            throw new RefusedException(ErrorCode.USAGE_NOT_ALLOWED, "The object is not a key of any algorithm.");
        }
        return new UsableKey(
                object.id(),
                object.tenantId(),
                object.type(),
                object.algorithm(),
                object.length(),
                version,
                object.isCallerIvAllowed(),
                object.protection() == ProtectionLevel.HSM ? known.token(version) : null,
                object.limitedBy(),
                known.parameters());
    }

    private static OperationGroup group(Usage usage) {
        return switch (usage) {
            case ENCRYPT, FPE_ENCRYPT, ENCAPSULATE -> OperationGroup.ENCRYPT;
            case DECRYPT, FPE_DECRYPT, DECAPSULATE -> OperationGroup.DECRYPT;
            case SIGN -> OperationGroup.SIGN;
            case VERIFY -> OperationGroup.VERIFY;
            case GENERATE_MAC, VERIFY_MAC -> OperationGroup.MAC;
            case WRAP_KEY -> OperationGroup.WRAP;
            case UNWRAP_KEY -> OperationGroup.UNWRAP;
            case DERIVE_KEY, KEY_AGREEMENT -> OperationGroup.DERIVE;
            case EXPORT -> OperationGroup.GET_MATERIAL;
        };
    }
}
