package org.claviger.server.account;

import java.util.HexFormat;
import java.util.Locale;
import org.claviger.api.Secret;
import org.claviger.server.platform.RandomSecrets;

/** Codes for when an authenticator is lost: 80 random bits in hexadecimal, in two groups. */
final class RecoveryCodes {
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    static Secret next() {
        String hex = HexFormat.of().formatHex(RandomSecrets.bytes(BYTES));
        return Secret.of(hex.substring(0, BYTES) + "-" + hex.substring(BYTES));
    }

    /** Of a code as somebody has typed it. */
    static String hash(String code) {
        Secret secret = Secret.of(code.strip().toLowerCase(Locale.ROOT));
        return HexFormat.of().formatHex(RandomSecrets.hash(secret));
    }
}
