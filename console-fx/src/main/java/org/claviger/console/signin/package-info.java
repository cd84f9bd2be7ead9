/** Signing in, as an admin or as an operator of a tenant. */
package org.claviger.console.signin;
