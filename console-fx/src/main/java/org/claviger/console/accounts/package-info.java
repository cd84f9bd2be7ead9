/** The accounts of people: of admins, as admins see them, and of a tenant's operators, as these see each other. */
package org.claviger.console.accounts;
