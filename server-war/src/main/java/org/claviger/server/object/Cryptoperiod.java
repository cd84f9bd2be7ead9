package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** How long a version protects (NIST SP 800-57 Part 1, section 5.3), and whether another one follows by itself. */
@Embeddable
public class Cryptoperiod {
    @Column(name = "cryptoperiod_days")
    private @Nullable Integer days;

    @Column(name = "auto_rotate")
    private boolean autoRotate;

    @Column(name = "rotate_date")
    private @Nullable Instant rotateDate;

    protected Cryptoperiod() {} // JPA

    static Cryptoperiod none() {
        return new Cryptoperiod();
    }

    /** Takes what is given; what isn't stays. */
    void follow(KeyPolicy policy) {
        days = policy.cryptoperiodDays() == null ? days : policy.cryptoperiodDays();
        autoRotate = policy.autoRotate() == null ? autoRotate : policy.autoRotate();
        if (autoRotate && days == null) {
            throw new RefusedException(INVALID_REQUEST, "Rotation by itself needs a cryptoperiod.");
        }
    }

    /**
     * A version begins to protect.
     *
     * @return when it has to stop; absent if nothing says so, or if another version follows it then
     */
    @Nullable Instant beginAt(Instant begin) {
        Instant end = days == null ? null : begin.plus(Duration.ofDays(days));
        rotateDate = autoRotate ? end : null;
        return autoRotate ? null : end;
    }

    /** No version follows any more. */
    void end() {
        rotateDate = null;
    }

    @Nullable Integer days() {
        return days;
    }

    boolean isAutoRotate() {
        return autoRotate;
    }

    @Nullable Instant rotateDate() {
        return rotateDate;
    }
}
