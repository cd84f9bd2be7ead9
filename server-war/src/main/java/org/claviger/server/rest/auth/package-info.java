/** Signing in and out, for people and for clients. */
package org.claviger.server.rest.auth;
