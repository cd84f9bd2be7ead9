/** The tenants, as an admin sees them. */
package org.claviger.console.tenants;
