package org.claviger.server.tenant;

import org.claviger.api.tenant.TenantSettings;

/**
 * The settings of a tenant.
 *
 * @param revision grows with each change
 */
public record RevisedSettings(TenantSettings settings, long revision) {
    static RevisedSettings of(SettingsOfTenant row) {
        return new RevisedSettings(row.settings(), row.revision());
    }
}
