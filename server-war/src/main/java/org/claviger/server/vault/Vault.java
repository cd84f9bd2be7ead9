package org.claviger.server.vault;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.kek.KekRef;
import org.claviger.server.kek.Keks;
import org.claviger.server.kek.SealCount;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.KeptMaterials.Opened;
import org.jspecify.annotations.Nullable;

/**
 * Keeps key material: in only sealed, out only opened for one use. Where a tenant has two tokens, all is sealed under both,
 * and one serves while the other is away; what then lacks one of the two seals gets it later.
 */
@ApplicationScoped
public class Vault {
    private static final int MOST_KNOWN = 10_000;
    private static final Logger LOG = Logger.getLogger(Vault.class.getName());

    @Inject
    Keks keks;

    @Inject
    SealCount seals;

    @Inject
    Tokens tokens;

    @Inject
    Materials materials;

    @Inject
    KeptMaterials kept;

    @Inject
    Announcements announcements;

    private Known<MaterialRef, SealedMaterial> known;

    /** The KEKs that seal, by tenant. */
    private Known<UUID, List<KekRef>> sealing;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST_KNOWN, SealedMaterial::dependsOn);
        sealing = Known.rows(announcements, MOST_KNOWN, KekRef::ids);
    }

    /**
     * Seals material under the tenant's active KEKs and stores it; within the caller's transaction.
     *
     * @param plaintext not wiped
     */
    public void store(MaterialRef ref, byte[] plaintext) {
        store(seal(keks.sealing(ref.tenantId()), ref, plaintext));
    }

    /** Stores what was sealed under KEKs of which {@link Keks#sealing} says, in the same transaction, that they are active. */
    public void store(Sealed sealed) {
        sealed.rows().forEach(materials::store);
    }

    /**
     * Seals material that is about to be stored; outside of a transaction.
     *
     * @param plaintext not wiped
     * @param again it was sealed before, and another KEK had been activated meanwhile
     */
    public Sealed seal(MaterialRef ref, byte[] plaintext, boolean again) {
        UUID tenant = ref.tenantId();
        List<KekRef> active = again
                ? keks.sealingNow(tenant)
                : Objects.requireNonNull(sealing.get(tenant, () -> keks.sealingNow(tenant)));
        return seal(active, ref, plaintext);
    }

    private Sealed seal(List<KekRef> active, MaterialRef ref, byte[] plaintext) {
        List<Material> rows = new ArrayList<>();
        for (KekRef kek : active) {
            try {
                rows.add(new Material(ref, kek.id(), seal(kek, ref, plaintext)));
            } catch (RefusedException e) {
                boolean last = kek.equals(active.get(active.size() - 1));
                if (e.code() != ErrorCode.HSM_UNAVAILABLE || (last && rows.isEmpty())) {
                    throw e;
                }
                LOG.log(Level.WARNING, () -> "Sealed under one of two KEKs only: " + e.detail());
            }
        }
        return new Sealed(rows);
    }

    private byte[] seal(KekRef kek, MaterialRef ref, byte[] plaintext) {
        return tokens.seal(kek.key(), Material.aad(ref, kek.id()), plaintext, () -> seals.count(kek.id()));
    }

    /** Opens material: one call of the HSM, unless it was opened before and is kept. */
    public OpenedMaterial open(MaterialRef ref) {
        return kept.get(ref, () -> openNow(ref));
    }

    private Opened openNow(MaterialRef ref) {
        SealedMaterial sealed = known.get(ref, () -> look(ref));
        if (sealed == null) {
            throw RefusedException.notFound("key");
        }
        return new Opened(open(sealed), sealed.by());
    }

    private @Nullable SealedMaterial look(MaterialRef ref) {
        List<Material> rows = materials.of(ref);
        if (rows.isEmpty()) {
            return null;
        }
        UUID first = rows.get(0).kekId();
        List<KekRef> usable = rows.size() == 1
                ? List.of(keks.usable(ref.tenantId(), first))
                : keks.usable(ref.tenantId(), rows.stream().map(Material::kekId).collect(Collectors.toSet()));
        return SealedMaterial.of(ref, rows, usable);
    }

    /** A token that did well lately comes first, then the primary one; the other if that one does not answer. */
    private OpenedMaterial open(SealedMaterial sealed) {
        Iterator<KekRef> left = sealed.keks().stream()
                .sorted(Comparator.comparing(
                                (KekRef kek) -> !tokens.isServing(kek.key().hsmProfileId()))
                        .thenComparing(KekRef::place))
                .iterator();
        while (true) {
            KekRef kek = left.next();
            try {
                return new OpenedMaterial(tokens.open(
                        kek.key(),
                        Material.aad(sealed.ref(), kek.id()),
                        sealed.under(kek).sealed()));
            } catch (RefusedException e) {
                if (e.code() != ErrorCode.HSM_UNAVAILABLE || !left.hasNext()) {
                    throw e;
                }
                LOG.log(Level.FINE, e, () -> "Opening under another KEK");
            }
        }
    }

    /** Deletes all versions of an object's material; within the caller's transaction. */
    public void destroy(UUID tenantId, UUID objectId) {
        materials.delete(tenantId, objectId);
    }
}
