package org.claviger.server.crypto.parameter;

import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Tag;

/** Makes Cryptographic Parameters for tests. */
final class Parameters {
    private Parameters() {}

    /** Of a request that says these. */
    static CryptographicParameters of(Item... fields) {
        return CryptographicParameters.of(Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, fields), null);
    }
}
