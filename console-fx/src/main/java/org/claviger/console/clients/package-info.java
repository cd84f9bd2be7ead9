/** A tenant's clients, as its operators see them: made by a wizard, handed over once, with what it takes to connect. */
package org.claviger.console.clients;
