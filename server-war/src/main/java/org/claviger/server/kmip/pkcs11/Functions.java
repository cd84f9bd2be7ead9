package org.claviger.server.kmip.pkcs11;

import java.util.Map;
import org.claviger.kmip.word.Pkcs11Function;

/** Functions that belong together. */
interface Functions {
    /** Puts each into the table. */
    void declare(Map<Pkcs11Function, Call.Function> table);
}
