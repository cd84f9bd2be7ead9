/** KMIP over HTTPS: one address, three encodings. */
package org.claviger.server.rest.kmip;
