/** What a tenant's operators say and are told: KEKs, clients, proposals, the tenant's audit trail. */
package org.claviger.api.tenant;
