/** The KEKs of one tenant, as its operators see them, and what the token says of each. */
package org.claviger.console.keks;
