package org.claviger.server.object;

import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What an object is, and mostly stays for all of its life. */
@Embeddable
public class Nature {
    @Enumerated(EnumType.STRING)
    @Column(name = "object_type")
    private ObjectType type;

    @Enumerated(EnumType.STRING)
    private @Nullable Algorithm algorithm;

    private @Nullable Integer length;

    @Enumerated(EnumType.STRING)
    private ProtectionLevel protection;

    @Column(name = "usage_mask")
    private int usageMask;

    protected Nature() {} // JPA

    static Nature of(NewObject wanted) {
        Nature nature = new Nature();
        nature.type = wanted.type();
        nature.algorithm = wanted.algorithm();
        nature.length = wanted.length();
        nature.protection = wanted.protection();
        nature.usageMask = UsageMask.of(wanted.usages());
        return nature;
    }

    void permit(int mask) {
        usageMask = mask;
    }

    /** True if the material is not in the encoding of its type, but as a protocol brought it. */
    boolean isAsItCame() {
        return switch (type) {
            case SYMMETRIC_KEY, PUBLIC_KEY, PRIVATE_KEY -> algorithm == null;
            case CERTIFICATE, SECRET_DATA, OPAQUE_OBJECT -> false;
            case SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST -> true;
        };
    }

    /** Refuses what the usage mask doesn't allow. */
    void requireFor(Usage usage) {
        if (!UsageMask.allows(usageMask, usage)) {
            throw new RefusedException(USAGE_NOT_ALLOWED, "The usage mask of the key does not allow " + usage + ".");
        }
    }

    /**
     * True if such a use takes a random IV of 96 bits, of which a key may have 2^32 and no more (NIST SP 800-38D, section 8.3).
     * Which mode of AES a use takes isn't known here, so each one counts.
     */
    boolean takesRandomIv(Usage usage) {
        boolean symmetric = algorithm == Algorithm.AES || algorithm == Algorithm.CHACHA20_POLY1305;
        return symmetric && (usage == Usage.ENCRYPT || usage == Usage.WRAP_KEY);
    }

    ObjectType type() {
        return type;
    }

    @Nullable Algorithm algorithm() {
        return algorithm;
    }

    @Nullable Integer length() {
        return length;
    }

    ProtectionLevel protection() {
        return protection;
    }

    int usageMask() {
        return usageMask;
    }
}
