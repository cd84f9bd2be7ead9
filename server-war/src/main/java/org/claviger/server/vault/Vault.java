package org.claviger.server.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.kek.KekRef;
import org.claviger.server.kek.Keks;
import org.claviger.server.kek.SealCount;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.KeptMaterials.Opened;

/**
 * Keeps key material: in only sealed, out only opened for one use. Where a tenant has two tokens, all is sealed under both,
 * and one serves while the other is away; what then lacks one of the two seals gets it later.
 */
@ApplicationScoped
public class Vault {
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

    /**
     * Seals material under the tenant's active KEKs and stores it; within the caller's transaction.
     *
     * @param plaintext not wiped
     */
    public void store(MaterialRef ref, byte[] plaintext) {
        List<KekRef> active = keks.sealing(ref.tenantId());
        int sealed = 0;
        for (KekRef kek : active) {
            try {
                materials.store(new Material(ref, kek.id(), seal(kek, ref, plaintext)));
                sealed++;
            } catch (RefusedException e) {
                boolean last = kek.equals(active.get(active.size() - 1));
                if (e.code() != ErrorCode.HSM_UNAVAILABLE || (last && sealed == 0)) {
                    throw e;
                }
                LOG.log(Level.WARNING, () -> "Sealed under one of two KEKs only: " + e.detail());
            }
        }
    }

    private byte[] seal(KekRef kek, MaterialRef ref, byte[] plaintext) {
        return tokens.seal(kek.key(), Material.aad(ref, kek.id()), plaintext, () -> seals.count(kek.id()));
    }

    /** Opens material: one call of the HSM, unless it was opened before and is kept. */
    public OpenedMaterial open(MaterialRef ref) {
        return kept.get(ref, () -> openNow(ref));
    }

    private Opened openNow(MaterialRef ref) {
        List<Material> rows = materials.of(ref);
        if (rows.isEmpty()) {
            throw RefusedException.notFound("key");
        }
        if (rows.size() > 1) {
            return openOneOf(ref, rows);
        }
        Material only = rows.get(0);
        KekRef kek = keks.usable(ref.tenantId(), only.kekId());
        return new Opened(open(ref, only, kek), dependencies(List.of(kek)));
    }

    private static Set<UUID> dependencies(List<KekRef> keks) {
        return keks.stream()
                .flatMap(kek -> Stream.of(kek.id(), kek.key().hsmProfileId()))
                .collect(Collectors.toSet());
    }

    private OpenedMaterial open(MaterialRef ref, Material row, KekRef kek) {
        return new OpenedMaterial(tokens.open(kek.key(), Material.aad(ref, kek.id()), row.sealed()));
    }

    /** A token that did well lately comes first, then the primary one; the other if that one does not answer. */
    private Opened openOneOf(MaterialRef ref, List<Material> rows) {
        Map<UUID, Material> byKek = rows.stream().collect(Collectors.toMap(Material::kekId, row -> row));
        List<KekRef> usable = keks.usable(ref.tenantId(), byKek.keySet());
        Iterator<KekRef> keksLeft = usable.stream()
                .sorted(Comparator.comparing(
                                (KekRef kek) -> !tokens.isServing(kek.key().hsmProfileId()))
                        .thenComparing(KekRef::place))
                .iterator();
        while (true) {
            KekRef kek = keksLeft.next();
            try {
                OpenedMaterial opened = open(ref, Objects.requireNonNull(byKek.get(kek.id())), kek);
                return new Opened(opened, dependencies(usable));
            } catch (RefusedException e) {
                if (e.code() != ErrorCode.HSM_UNAVAILABLE || !keksLeft.hasNext()) {
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
