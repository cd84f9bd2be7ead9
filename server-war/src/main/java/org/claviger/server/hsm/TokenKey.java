package org.claviger.server.hsm;

import java.util.HexFormat;
import java.util.UUID;

/**
 * Names a key on the token of a profile.
 *
 * @param ckaId CKA_ID in hexadecimal
 */
public record TokenKey(UUID hsmProfileId, String ckaId) {
    byte[] id() {
        return HexFormat.of().parseHex(ckaId);
    }
}
