/** The sign-ins of whoever is signed in: where he is still let in, and the end of those that are not his any more. */
package org.claviger.console.sessions;
