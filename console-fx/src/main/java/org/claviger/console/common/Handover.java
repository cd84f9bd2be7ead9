package org.claviger.console.common;

import java.util.List;
import org.claviger.api.approval.IssuedCredential;

/** Credentials on their way to the people whom they are for: one after the other, each wiped when it is handed over. */
public final class Handover {
    private final List<IssuedCredential> credentials;
    private int at;

    /** Takes the credentials over. */
    public Handover(List<IssuedCredential> credentials) {
        this.credentials = List.copyOf(credentials);
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
