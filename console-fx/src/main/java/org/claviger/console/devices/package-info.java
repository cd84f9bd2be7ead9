/** HSM devices: PKCS#11 libraries on the server, and what each says of itself and its tokens. */
package org.claviger.console.devices;
