package org.claviger.server.hsm.agent;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.server.hsm.agent.Cryptoki.NotFoundException;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/** Handles of keys by slot, class and CKA_ID: finding one costs more than using it. Shared by all conversations. */
final class Handles {
    /** An agent is small, and a token may hold more keys than anybody uses at a time. */
    private static final int MOST = 4096;

    private final ConcurrentHashMap<Name, Long> known = new ConcurrentHashMap<>();

    /** A remembered handle can be outlived by its key; then it is looked up once more. */
    <E extends Exception> byte[] with(Name name, Finder finder, Use<E> use)
            throws PKCS11Exception, NotFoundException, E {
        try {
            return use.with(of(name, finder));
        } catch (PKCS11Exception e) {
            boolean stale = e.getErrorCode() == Cryptoki.CKR_KEY_HANDLE_INVALID
                    || e.getErrorCode() == Cryptoki.CKR_OBJECT_HANDLE_INVALID;
            if (stale && forget(name)) {
                return use.with(of(name, finder));
            }
            throw e;
        }
    }

    /** The handle of a key, looked up if it isn't known. */
    long of(Name name, Finder finder) throws PKCS11Exception, NotFoundException {
        Long handle = known.get(name);
        if (handle != null) {
            return handle;
        }
        long found = finder.find();
        if (known.size() >= MOST) {
            known.clear();
        }
        // A library may give the handle of a key that has gone to another: nobody may use that by the old name.
        known.entrySet().removeIf(each -> each.getKey().slot == name.slot && each.getValue() == found);
        known.put(name, found);
        return found;
    }

    /** True if it was known. */
    boolean forget(Name name) {
        return known.remove(name) != null;
    }

    /**
     * Names a key.
     *
     * @param keyClass CKO_…
     * @param id CKA_ID, a character for each byte
     */
    record Name(long slot, long keyClass, String id) {
        static Name of(long slot, long keyClass, byte[] id) {
            return new Name(slot, keyClass, new String(id, StandardCharsets.ISO_8859_1));
        }
    }

    /** Asks the token for a handle. */
    interface Finder {
        long find() throws PKCS11Exception, NotFoundException;
    }

    /**
     * What the handle is needed for.
     *
     * @param <E> what else may go wrong
     */
    interface Use<E extends Exception> {
        byte[] with(long key) throws PKCS11Exception, E;
    }
}
