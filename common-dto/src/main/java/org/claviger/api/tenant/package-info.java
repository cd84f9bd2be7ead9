/** What a tenant's operators say and are told: KEKs, clients, the tenant's audit trail. */
package org.claviger.api.tenant;
