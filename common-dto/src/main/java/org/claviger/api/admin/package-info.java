/** What admins say and are told: HSM devices and profiles, tenants, the first operators of a tenant. */
package org.claviger.api.admin;
