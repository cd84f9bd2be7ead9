/** The CAs by whose certificates a tenant's clients authenticate: its own, and those that were uploaded. */
package org.claviger.console.authorities;
