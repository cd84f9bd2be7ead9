/** What a tenant's applications say and are told: managed objects and the use of keys. */
package org.claviger.api.crypto;
