package org.claviger.server.kmip.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.server.tenant.TenantRemoved;

/** Finds and stores the rules of tenants. */
@ApplicationScoped
public class RulesOfTenants {
    @PersistenceContext
    EntityManager entities;

    /** Of one tenant. */
    public Rules of(UUID tenantId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT defaults, constraints FROM kmip_rules WHERE tenant_id = CAST(? AS uuid)")
                .setParameter(1, tenantId.toString())
                .getResultList();
        if (rows.isEmpty()) {
            return Rules.NONE;
        }
        Object[] row = (Object[]) rows.get(0);
        return new Rules(read(row[0]), read(row[1]));
    }

    private static Item read(Object stored) {
        try {
            return TtlvDecoder.decode((byte[]) stored);
        } catch (DecodingException e) {
            throw new IllegalStateException("The rules of a tenant can't be read.", e);
        }
    }

    /** Has a tenant keep to these defaults, and to no others; fails if they can't be. */
    public void setDefaults(UUID tenantId, Item defaults) {
        Rules.requireDefaults(defaults);
        store(tenantId, "defaults", defaults, new Rules(defaults, Rules.NONE.constraints()));
    }

    /** Has a tenant keep to these constraints, and to no others; fails if they can't be. */
    public void setConstraints(UUID tenantId, Item constraints) {
        Rules.requireConstraints(constraints);
        store(tenantId, "constraints", constraints, new Rules(Rules.NONE.defaults(), constraints));
    }

    /** One column, or a whole row where there is none: by one statement, since two clients may do it at once. */
    private void store(UUID tenantId, String column, Item value, Rules first) {
        entities.createNativeQuery("INSERT INTO kmip_rules (tenant_id, defaults, constraints)"
                        + " VALUES (CAST(? AS uuid), ?, ?) ON CONFLICT (tenant_id) DO UPDATE SET " + column + " = ?")
                .setParameter(1, tenantId.toString())
                .setParameter(2, TtlvEncoder.encode(first.defaults()))
                .setParameter(3, TtlvEncoder.encode(first.constraints()))
                .setParameter(4, TtlvEncoder.encode(value))
                .executeUpdate();
    }

    void removeAll(@Observes @Priority(TenantRemoved.OBJECTS) TenantRemoved event) {
        entities.createNativeQuery("DELETE FROM kmip_rules WHERE tenant_id = CAST(? AS uuid)")
                .setParameter(1, event.tenantId().toString())
                .executeUpdate();
    }
}
