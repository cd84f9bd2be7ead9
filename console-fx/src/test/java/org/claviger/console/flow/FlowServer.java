package org.claviger.console.flow;

import java.net.URI;
import org.claviger.api.Secret;

/** What the flow needs of a server that was installed for it and that nobody has used yet. */
interface FlowServer extends AutoCloseable {
    /** Where it listens. */
    URI address();

    /** The SHA-256 fingerprint of its CA, as the installation prints it. */
    String caFingerprint();

    /** The first admin, with the initial password. */
    Person admin();

    /** An operator of {@link #tenant}, who has chosen a password already. */
    Person operator();

    /** The name of a tenant that has a KEK. */
    String tenant();

    /** Stops it. */
    @Override
    void close();

    /** Someone who can sign in. */
    record Person(String username, Secret password) {}
}
