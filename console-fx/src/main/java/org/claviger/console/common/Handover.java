package org.claviger.console.common;

import java.util.List;
import org.claviger.api.approval.IssuedCredential;
import org.jspecify.annotations.Nullable;

/** Credentials on their way to the people whom they are for: one after the other, each wiped when it is handed over. */
public final class Handover {
    private final List<IssuedCredential> credentials;
    private final @Nullable String tenant;
    private int at;

    /** Takes the credentials over, which are for people of the same kind as who hands them over. */
    public Handover(List<IssuedCredential> credentials) {
        this(credentials, null);
    }

    /** Takes over the credentials of a tenant's people. */
    public Handover(List<IssuedCredential> credentials, @Nullable String tenant) {
        this.credentials = List.copyOf(credentials);
        this.tenant = tenant;
    }

    /** The name of the tenant that they sign in to; null if it is that of who hands them over. */
    @Nullable String tenant() {
        return tenant;
    }

    /** The one that is handed over now. */
    public IssuedCredential current() {
        return credentials.get(at);
    }

    /** Wipes it; true if there is a next one. */
    public boolean next() {
        current().secret().close();
        if (isLast()) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether none comes after it. */
    public boolean isLast() {
        return at == credentials.size() - 1;
    }

    /** Its number, from 1. */
    public int number() {
        return at + 1;
    }

    /** How many there are. */
    public int size() {
        return credentials.size();
    }
}
