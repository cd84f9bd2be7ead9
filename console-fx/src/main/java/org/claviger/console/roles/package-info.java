/** Roles, of admins or of a tenant's operators: what those may do who have them. */
package org.claviger.console.roles;
