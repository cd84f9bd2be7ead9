package org.claviger.server.object;

import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;
import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.server.platform.RefusedException;

/** Whether material may leave, and how: once forbidden it stays so (KMIP 2.1, sections 4.4, 4.24, 4.34 and 4.54). */
@Embeddable
public class Extraction {
    private boolean sensitive;

    @Column(name = "always_sensitive")
    private boolean alwaysSensitive;

    private boolean extractable;

    @Column(name = "never_extractable")
    private boolean neverExtractable;

    protected Extraction() {} // JPA

    static Extraction of(KeyPolicy policy) {
        Extraction extraction = new Extraction();
        extraction.sensitive = !Boolean.FALSE.equals(policy.sensitive());
        extraction.alwaysSensitive = extraction.sensitive;
        extraction.extractable = Boolean.TRUE.equals(policy.extractable());
        extraction.neverExtractable = !extraction.extractable;
        return extraction;
    }

    /** As it came from elsewhere: nobody knows where else it is. */
    void isImported() {
        alwaysSensitive = false;
        neverExtractable = false;
    }

    /** Of what was derived from something: never more secret than that was. */
    void inherit(Extraction base) {
        alwaysSensitive = alwaysSensitive && base.alwaysSensitive;
        neverExtractable = neverExtractable && base.neverExtractable;
    }

    /** Of what was derived by a protocol whose callers choose how: no freer than that was, since it may tell of it. */
    void isBoundBy(Extraction base) {
        inherit(base);
        sensitive = sensitive || base.sensitive;
        extractable = extractable && base.extractable;
    }

    /**
     * Refuses to let the material out.
     *
     * @param wrapped it leaves wrapped by another key
     */
    void requireLeaving(boolean wrapped) {
        if (!extractable) {
            throw new RefusedException(
                    USAGE_NOT_ALLOWED, "The object is not extractable: its material never leaves the server.");
        }
        if (sensitive && !wrapped) {
            throw new RefusedException(
                    USAGE_NOT_ALLOWED, "The object is sensitive: its material leaves only wrapped by another key.");
        }
    }

    /** Makes it stricter; refuses what would loosen it. */
    void tighten(KeyPolicy policy) {
        if ((Boolean.FALSE.equals(policy.sensitive()) && sensitive)
                || (Boolean.TRUE.equals(policy.extractable()) && !extractable)) {
            throw new RefusedException(
                    WRONG_STATE, "What is sensitive stays so, and what is not extractable can't become it.");
        }
        sensitive = sensitive || Boolean.TRUE.equals(policy.sensitive());
        extractable = extractable && !Boolean.FALSE.equals(policy.extractable());
    }

    boolean isSensitive() {
        return sensitive;
    }

    boolean wasAlwaysSensitive() {
        return alwaysSensitive;
    }

    boolean isExtractable() {
        return extractable;
    }

    boolean wasNeverExtractable() {
        return neverExtractable;
    }
}
