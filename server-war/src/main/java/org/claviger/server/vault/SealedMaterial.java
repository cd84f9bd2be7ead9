package org.claviger.server.vault;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.server.kek.KekRef;

/**
 * A version's material as it lies in the database, and the KEKs that may open it. Many requests share it: it is never changed.
 *
 * @param rows by the id of the KEK that each is sealed under
 */
record SealedMaterial(MaterialRef ref, Map<UUID, Material> rows, List<KekRef> keks) {
    static SealedMaterial of(MaterialRef ref, List<Material> rows, List<KekRef> keks) {
        return new SealedMaterial(
                ref, rows.stream().collect(Collectors.toUnmodifiableMap(Material::kekId, row -> row)), keks);
    }

    Material under(KekRef kek) {
        return Objects.requireNonNull(rows.get(kek.id()));
    }

    /** The KEKs and the HSM profiles of these. */
    Set<UUID> by() {
        Set<UUID> by = new HashSet<>();
        for (KekRef kek : keks) {
            by.add(kek.id());
            by.add(kek.key().hsmProfileId());
        }
        return by;
    }

    /** All that it is made of. */
    Set<UUID> dependsOn() {
        Set<UUID> dependsOn = by();
        dependsOn.add(ref.objectId());
        dependsOn.add(ref.tenantId());
        return dependsOn;
    }
}
