package org.claviger.server.object;

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
