package org.claviger.server.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.claviger.api.Secret;

/**
 * Argon2id (RFC 9106), written in its usual text form with its parameters, so that they can be raised later without
 * making old hashes void.
 */
final class PasswordHash {
    /** 19 MiB and two passes: what OWASP recommends for sign-in, some 50 ms here. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of a password that nobody knows: compared with when there is no account, so that this takes as long. */
    private static final String NOBODY = of(Secret.of(Base64.getEncoder().encodeToString(random(24))));

    private PasswordHash() {}

    static String of(Secret password) {
        byte[] salt = random(SALT_BYTES);
        byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Compares in constant time. */
    static boolean matches(Secret password, String encoded) {
        Matcher form = FORM.matcher(encoded);
        if (!form.matches()) {
            throw new IllegalArgumentException("A stored password hash is malformed.");
        }
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        byte[] actual = argon2(
                password,
                Base64.getDecoder().decode(form.group(4)),
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** True if it was made with other parameters than new ones are. */
    static boolean isOutdated(String encoded) {
        return !encoded.startsWith(PREFIX);
    }

    /** Takes as long as {@link #matches} and is always false. */
    static boolean matchesNobody(Secret password) {
        matches(password, NOBODY);
        return false;
    }

    private static byte[] argon2(Secret password, byte[] salt, int memory, int passes, int lanes, int length) {
        byte[] bytes = password.utf8();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(bytes, hash);
            return hash;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
