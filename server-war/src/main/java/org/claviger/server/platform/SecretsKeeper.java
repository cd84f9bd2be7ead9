package org.claviger.server.platform;

/** Keeps secrets in the database that {@link ServerSecrets} has sealed: asked when the master key is replaced. */
public interface SecretsKeeper {
    /** Seals those anew that are not under the newest master key, within the caller's transaction; says how many. */
    int resealSecrets();

    /** True if there is nothing to be sealed anew. */
    boolean allUnderNewest();
}
