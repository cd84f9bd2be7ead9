/** KMS-Tenant: everything that an operator can call. */
package org.claviger.server.rest.tenant;
