package org.claviger.server.vault;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.server.kek.KekRef;

/**
 * Material of one version, sealed and not stored yet.
 *
 * @param rows one for each KEK that it is sealed under
 */
public record Sealed(List<Material> rows) {
    public Sealed {
        rows = List.copyOf(rows);
    }

    /** True if each of the KEKs that it is sealed under is among these. */
    public boolean isUnder(List<KekRef> keks) {
        Set<UUID> ids = KekRef.ids(keks);
        return rows.stream().map(Material::kekId).allMatch(ids::contains);
    }

    @Override
    public String toString() {
        return "Sealed[hidden]";
    }
}
