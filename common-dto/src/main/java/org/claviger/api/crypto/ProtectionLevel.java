package org.claviger.api.crypto;

/** Where the material of an object lies, and where it is used. */
public enum ProtectionLevel {
    /** In the database, sealed under the tenant's KEK; opened in the server's memory while it is used. */
    SEALED,
    /** On the tenant's HSM token, which it never leaves; every use is a call of the HSM. */
    HSM
}
