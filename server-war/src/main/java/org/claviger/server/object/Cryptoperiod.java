package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** How long a version protects (NIST SP 800-57 Part 1, section 5.3), and whether another one follows by itself. */
@Embeddable
public class Cryptoperiod {
    @Column(name = "cryptoperiod_days")
    private @Nullable Integer days;

    @Column(name = "auto_rotate")
    private boolean autoRotate;

    /** When the newest version was made. */
    @Column(name = "version_created_at")
    private Instant versionMade;

    /** When the newest version's time is over; kept, so that the database finds those whose time is. */
    @Column(name = "cryptoperiod_end")
    private @Nullable Instant end;

    protected Cryptoperiod() {} // JPA

    /** None, of a version that is made now. */
    static Cryptoperiod since(Instant now) {
        Cryptoperiod none = new Cryptoperiod();
        none.versionMade = now;
        return none;
    }

    /** Takes what is given; what isn't stays. */
    void follow(KeyPolicy policy) {
        days = policy.cryptoperiodDays() == null ? days : policy.cryptoperiodDays();
        autoRotate = policy.autoRotate() == null ? autoRotate : policy.autoRotate();
        if (autoRotate && days == null) {
            throw new RefusedException(INVALID_REQUEST, "Rotation by itself needs a cryptoperiod.");
        }
    }

    void beginVersion(Instant now) {
        versionMade = now;
    }

    /** Reckons anew: a version's time begins when it is made, or when its object becomes active if that is later. */
    void reckon(@Nullable Instant activation) {
        end = days == null || activation == null
                ? null
                : (activation.isAfter(versionMade) ? activation : versionMade).plus(Duration.ofDays(days));
    }

    /** Refuses to protect after the end, unless another version is about to follow. */
    void requireAllowing(Usage usage, Instant now) {
        Instant stop = protectStop();
        if (stop != null && !stop.isAfter(now) && Lifecycle.protects(usage)) {
            throw new RefusedException(
                    WRONG_STATE, "The cryptoperiod of the key is over: it can't " + usage + " until it is rotated.");
        }
    }

    @Nullable Integer days() {
        return days;
    }

    boolean isAutoRotate() {
        return autoRotate;
    }

    /** When the newest version has to stop to protect; absent if nothing says so, or if another version follows then. */
    @Nullable Instant protectStop() {
        return autoRotate ? null : end;
    }

    /** When another version follows; absent if none does by itself. */
    @Nullable Instant rotateDate() {
        return autoRotate ? end : null;
    }
}
