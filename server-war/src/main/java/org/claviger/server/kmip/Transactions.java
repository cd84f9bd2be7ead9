package org.claviger.server.kmip;

import jakarta.ejb.Stateless;
import java.util.function.Supplier;

/** Runs something as one transaction, or as a part of the one that there is. */
@Stateless
public class Transactions {
    /** All or nothing: whatever it throws undoes it. */
    public <T> T run(Supplier<T> work) {
        return work.get();
    }
}
