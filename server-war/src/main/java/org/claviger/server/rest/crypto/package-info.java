/** KMS-Crypto-API: everything that an application can call. */
package org.claviger.server.rest.crypto;
