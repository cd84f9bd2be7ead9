package org.claviger.console.clients;

/** By what a client shows who it is. */
enum Way {
    /** A secret, which is shown once. */
    SECRET,
    /** A certificate of the tenant's own CA; its key never leaves the application's machine. */
    CERTIFICATE
}
