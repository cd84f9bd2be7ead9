package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What may be done with an object beside its usages. */
@Embeddable
public class Policy {
    @Embedded
    private Extraction extraction;

    /** Absent if there is none. */
    @Embedded
    private @Nullable UsageLimit usageLimit;

    @Column(name = "caller_iv")
    private boolean callerIv;

    @Column(name = "least_version")
    private int leastVersion;

    @Embedded
    private Cryptoperiod cryptoperiod;

    protected Policy() {} // JPA

    /** Of an object that is being made. */
    static Policy of(KeyPolicy wanted, Instant now) {
        Policy policy = new Policy();
        policy.extraction = Extraction.of(wanted);
        policy.leastVersion = 1;
        policy.cryptoperiod = Cryptoperiod.since(now);
        policy.follow(wanted, 1);
        return policy;
    }

    /** Takes what is given; what isn't stays. Refuses what would loosen the bounds of the material. */
    void change(KeyPolicy wanted, int newestVersion) {
        extraction.tighten(wanted);
        follow(wanted, newestVersion);
    }

    private void follow(KeyPolicy wanted, int newestVersion) {
        callerIv = wanted.callerIv() == null ? callerIv : wanted.callerIv();
        leastVersion = wanted.leastVersion() == null ? leastVersion : wanted.leastVersion();
        if (leastVersion > newestVersion) {
            throw new RefusedException(INVALID_REQUEST, "The key has no version " + leastVersion + ".");
        }
        if (wanted.usageLimits() != null) {
            usageLimit =
                    usageLimit == null ? UsageLimit.of(wanted.usageLimits()) : usageLimit.changed(wanted.usageLimits());
        }
        cryptoperiod.follow(wanted);
    }

    /** There are no earlier versions. */
    void beginWith(int version) {
        leastVersion = version;
    }

    /** Refuses a version that the policy has ended. */
    void requireVersion(int wanted) {
        if (wanted < leastVersion) {
            throw new RefusedException(
                    USAGE_NOT_ALLOWED, "The key's policy allows version " + leastVersion + " and later ones alone.");
        }
    }

    KeyPolicy told() {
        return new KeyPolicy(
                extraction.isSensitive(),
                extraction.isExtractable(),
                callerIv,
                leastVersion,
                usageLimit == null ? null : usageLimit.limits(),
                cryptoperiod.days(),
                cryptoperiod.isAutoRotate());
    }

    Extraction extraction() {
        return extraction;
    }

    Cryptoperiod cryptoperiod() {
        return cryptoperiod;
    }

    @Nullable UsageLimit usageLimit() {
        return usageLimit;
    }

    boolean isCallerIvAllowed() {
        return callerIv;
    }
}
