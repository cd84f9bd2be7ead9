/** Signing in and out, and tokens. */
package org.claviger.api.auth;
